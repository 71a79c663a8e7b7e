--liquibase formatted sql
--changeset dotmac:0048-expiring splitStatements:false

-- The end that was announced by subscription.expiring; another end is announced again.
alter table subscription add column expiry_announced_for date;
create index subscription_contract_end on subscription (tenant_id, contract_end_on)
  where status in ('active', 'suspended') and contract_end_on is not null;
