--liquibase formatted sql
--changeset dotmac:0273-event-open-indexes

-- The next event that nobody was given yet is found without passing those that are being handled.
create index event_store_pending on event_store (tenant_id, seq) where status = 'pending';
create index event_store_processing on event_store (tenant_id, seq) where status = 'processing';
drop index event_store_open;
