--liquibase formatted sql
--changeset dotmac:0087-event-statistics splitStatements:false

-- Nobody searches by what an event carries; counting its values costs more than all other columns.
alter table event_store alter column payload set statistics 0;
