--liquibase formatted sql

--changeset dotmac:0311-drift splitStatements:false
-- What a device says otherwise than the records do, from when it was found until it was found no
-- longer. Times are the machine's.
create table drift_finding (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  device_id uuid not null,
  kind text not null check (kind in
    ('missing', 'unknown', 'elsewhere', 'not_suspended', 'suspended', 'vlan')),
  serial_number text not null check (serial_number <> ''),
  expected text,
  found text,
  ont_unit_id uuid,
  subscription_id uuid,
  service_order_id uuid,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null check (last_seen_at >= first_seen_at),
  resolved_at timestamptz check (resolved_at >= first_seen_at),
  primary key (tenant_id, id),
  foreign key (tenant_id, device_id) references provisioning_device (tenant_id, id),
  foreign key (tenant_id, ont_unit_id) references ont_unit (tenant_id, id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id),
  foreign key (tenant_id, service_order_id) references service_order (tenant_id, id)
);
create unique index drift_finding_open on drift_finding (tenant_id, device_id, kind, serial_number)
  where resolved_at is null;
create index drift_finding_device on drift_finding (tenant_id, device_id, last_seen_at);
create index drift_finding_ont on drift_finding (tenant_id, ont_unit_id)
  where ont_unit_id is not null;
create index drift_finding_subscription on drift_finding (tenant_id, subscription_id)
  where subscription_id is not null;
create index drift_finding_order on drift_finding (tenant_id, service_order_id)
  where service_order_id is not null;
create index drift_finding_serial on drift_finding (tenant_id, serial_number);
select dotmac_tenant_table('drift_finding');

-- Who reads a device just now, and what came of it the last time.
create table drift_round (
  tenant_id uuid not null,
  device_id uuid not null,
  lease_token uuid,
  leased_until timestamptz,
  tried_at timestamptz,
  succeeded_at timestamptz,
  error text,
  primary key (tenant_id, device_id),
  check ((lease_token is null) = (leased_until is null)),
  foreign key (tenant_id, device_id) references provisioning_device (tenant_id, id)
    on delete cascade
);
select dotmac_tenant_table('drift_round');
