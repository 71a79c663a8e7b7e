--liquibase formatted sql

--changeset dotmac:0264-provisioning-device-links
-- What a device is in the inventory: a line terminal, whose ONTs are kept in step with what was
-- read back; or an access server, whose sessions can be ended over its management too.
alter table provisioning_device add column olt_id uuid;
alter table provisioning_device add column nas_device_id uuid;
alter table provisioning_device add foreign key (tenant_id, olt_id)
  references olt_device (tenant_id, id);
alter table provisioning_device add foreign key (tenant_id, nas_device_id)
  references nas_device (tenant_id, id);
create unique index provisioning_device_olt on provisioning_device (tenant_id, olt_id)
  where is_active and olt_id is not null;
create unique index provisioning_device_nas on provisioning_device (tenant_id, nas_device_id)
  where is_active and nas_device_id is not null;
