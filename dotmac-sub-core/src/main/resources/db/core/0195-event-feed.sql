--liquibase formatted sql
--changeset dotmac:0195-event-feed splitStatements:false

-- Readers with a cursor go by this order: transactions that are over, oldest first.
create index event_store_feed on event_store (tenant_id, txid, seq);

-- What must stay in order, and be held back together, when a delivery fails.
alter table event_delivery add column subject uuid;
update event_delivery set subject = event_id;
alter table event_delivery alter column subject set not null;

-- A handler takes what is next of its own; by time only what waits for another attempt.
drop index event_delivery_due;
create index event_delivery_next on event_delivery (tenant_id, handler, event_seq)
  where status = 'pending';
create index event_delivery_waiting on event_delivery (tenant_id, handler, subject)
  where status = 'pending' and attempts > 0;
create index event_delivery_over on event_delivery (tenant_id, completed_at)
  where status = 'completed';
