--liquibase formatted sql
--changeset dotmac:0093-organization-account splitStatements:false

-- The account that services of its people are billed to, if it gets one invoice for all of them.
alter table organization
  add column account_id uuid,
  add column account_currency char(3) check (account_currency ~ '^[A-Z]{3}$'),
  add check ((account_id is null) = (account_currency is null));
