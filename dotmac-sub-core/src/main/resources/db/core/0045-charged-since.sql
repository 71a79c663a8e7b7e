--liquibase formatted sql
--changeset dotmac:0045-charged-since splitStatements:false

-- The first day this system ever charged the service for, whatever became of that charge. Kept here
-- so that nobody has to look through years of invoice lines for it.
alter table subscription add column charged_since date;
