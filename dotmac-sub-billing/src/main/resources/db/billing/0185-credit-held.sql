--liquibase formatted sql
--changeset dotmac:0185-credit-held splitStatements:false

-- Credit that somebody took off an invoice, or kept for one to come, waits until it is applied by
-- hand; other credit covers the oldest invoice by itself.
alter table credit_note add column is_held boolean not null default false;
