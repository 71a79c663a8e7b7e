--liquibase formatted sql
--changeset dotmac:0173-api-key-quota splitStatements:false

-- How much a key may ask for; what the tenant's settings say where it says nothing.
alter table api_key add column requests_per_minute int check (requests_per_minute > 0);
alter table api_key add column requests_per_day int check (requests_per_day > 0);
