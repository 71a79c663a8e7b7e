--liquibase formatted sql
--changeset dotmac:0042-prepaid-order splitStatements:false

-- Which prepaid services of an account open first when credit is short: the lowest, then the oldest.
alter table subscription add column prepaid_order int not null default 0;
