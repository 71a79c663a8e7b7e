--liquibase formatted sql

--changeset dotmac:0315-vendor-provisioning
-- Which of the drivers of a vendor serves a device; absent: the usual one.
alter table provisioning_device add column driver text
  check (driver ~ '^[a-z0-9][a-z0-9-]{0,39}$');

-- What line terminals without numbered profiles need to know of an ONT and its service.
alter table provisioning_step add column ont_type text;
alter table provisioning_step add column upstream_profile text;
alter table provisioning_step add column downstream_profile text;
alter table provisioning_run_step add column ont_type text;
alter table provisioning_run_step add column upstream_profile text;
alter table provisioning_run_step add column downstream_profile text;
