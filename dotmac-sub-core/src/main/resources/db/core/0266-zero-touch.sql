--liquibase formatted sql

--changeset dotmac:0266-zero-touch splitStatements:false
-- The ONT that somebody is expected to plug in for an order.
alter table service_order add column ont_serial text
  check (ont_serial ~ '^([A-Z0-9]{4}[0-9A-F]{8}|[0-9A-F]{16})$');
create index service_order_ont on service_order (tenant_id, ont_serial)
  where ont_serial is not null and status not in ('active', 'canceled');

-- The workflow that ONTs which show themselves on a device are let in by; none: they are not asked
-- for.
alter table provisioning_device add column workflow_id uuid;
alter table provisioning_device add foreign key (tenant_id, workflow_id)
  references provisioning_workflow (tenant_id, id);

-- ONTs that show themselves and are not let in.
create table discovered_ont (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  device_id uuid not null,
  pon_port text not null check (pon_port ~ '^[0-9]{1,3}/[0-9]{1,3}/[0-9]{1,3}$'),
  serial_number text not null,
  model text,
  status text not null check (status in ('seen', 'started', 'gone')),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  run_id uuid,
  primary key (tenant_id, id),
  check ((status = 'started') = (run_id is not null) or status = 'gone'),
  foreign key (tenant_id, device_id) references provisioning_device (tenant_id, id),
  foreign key (tenant_id, run_id) references provisioning_run (tenant_id, id)
);
create unique index discovered_ont_there on discovered_ont (tenant_id, device_id, serial_number)
  where status <> 'gone';
create index discovered_ont_serial on discovered_ont (tenant_id, serial_number);
create index discovered_ont_run on discovered_ont (tenant_id, run_id) where run_id is not null;
select dotmac_tenant_table('discovered_ont');
