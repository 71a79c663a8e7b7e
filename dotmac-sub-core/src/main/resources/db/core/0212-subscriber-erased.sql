--liquibase formatted sql
--changeset dotmac:0212-subscriber-erased

-- When the person was erased; the books, which are of no person then, stay.
alter table subscriber add column erased_at timestamptz;
