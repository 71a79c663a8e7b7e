--liquibase formatted sql
--changeset dotmac:0242-cpe splitStatements:false

-- What names a service is about the subscriber who has it; left out, the subscriber is filled in.
create function dotmac_subscriber_of_service() returns trigger language plpgsql as $$
declare
  owner uuid;
begin
  select u.subscriber_id into owner from subscription u
  where u.tenant_id = new.tenant_id and u.id = new.subscription_id;
  if owner is null or owner <> coalesce(new.subscriber_id, owner) then
    raise exception 'service % is not one of subscriber %', new.subscription_id, new.subscriber_id
      using errcode = 'check_violation', constraint = tg_table_name || '_subscriber';
  end if;
  new.subscriber_id := owner;
  return new;
end $$;

-- Equipment at a subscriber's.
create table cpe_device (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscriber_id uuid not null,
  subscription_id uuid,
  service_address_id uuid,
  device_type text not null check (device_type in ('ont', 'router', 'modem', 'cpe')),
  status text not null default 'active' check (status in ('active', 'inactive', 'retired')),
  vendor text,
  model text,
  serial_number text,
  mac_address text check (mac_address ~ '^([0-9A-F]{2}:){5}[0-9A-F]{2}$'),
  installed_at timestamptz,
  notes text,
  primary key (tenant_id, id),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id),
  foreign key (tenant_id, service_address_id) references address (tenant_id, id)
);
create unique index cpe_device_serial on cpe_device (tenant_id, lower(serial_number))
  where status <> 'retired';
create unique index cpe_device_mac on cpe_device (tenant_id, mac_address)
  where status <> 'retired';
create index cpe_device_subscriber on cpe_device (tenant_id, subscriber_id);
create index cpe_device_subscription on cpe_device (tenant_id, subscription_id)
  where subscription_id is not null;
create trigger cpe_device_subscriber before insert or update on cpe_device
  for each row when (new.subscription_id is not null)
  execute function dotmac_subscriber_of_service();
select dotmac_tenant_table('cpe_device');

create table cpe_port (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  device_id uuid not null,
  name text not null check (name <> ''),
  port_type text not null default 'ethernet'
    check (port_type in ('pon', 'ethernet', 'wifi', 'mgmt')),
  status text not null default 'down' check (status in ('up', 'down', 'disabled')),
  notes text,
  primary key (tenant_id, id),
  constraint cpe_port_name unique (tenant_id, device_id, name),
  foreign key (tenant_id, device_id) references cpe_device (tenant_id, id)
);
select dotmac_tenant_table('cpe_port');

create table port_vlan (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  port_id uuid not null,
  vlan_id uuid not null,
  is_tagged boolean not null default true,
  primary key (tenant_id, id),
  constraint port_vlan_once unique (tenant_id, port_id, vlan_id),
  foreign key (tenant_id, port_id) references cpe_port (tenant_id, id),
  foreign key (tenant_id, vlan_id) references vlan (tenant_id, id)
);
-- Frames without a tag belong to one VLAN.
create unique index port_vlan_untagged on port_vlan (tenant_id, port_id) where not is_tagged;
create index port_vlan_vlan on port_vlan (tenant_id, vlan_id);
select dotmac_tenant_table('port_vlan');

--changeset dotmac:0242-ont splitStatements:false

-- An ONT by its serial number: four letters of the vendor and eight hexadecimal digits.
create table ont_unit (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  serial_number text not null
    check (serial_number ~ '^([A-Z]{4}[0-9A-F]{8}|[0-9A-F]{16})$'),
  vendor text,
  model text,
  mac_address text check (mac_address ~ '^([0-9A-F]{2}:){5}[0-9A-F]{2}$'),
  firmware_version text,
  status text not null default 'active' check (status in ('active', 'inactive', 'retired')),
  notes text,
  primary key (tenant_id, id)
);
create unique index ont_unit_serial on ont_unit (tenant_id, serial_number)
  where status <> 'retired';
select dotmac_tenant_table('ont_unit');

-- Which ONT serves which service, on which PON port and with which number there.
create table ont_assignment (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  ont_unit_id uuid not null,
  pon_port_id uuid not null,
  ont_number int check (ont_number between 0 and 511),
  subscriber_id uuid,
  subscription_id uuid,
  service_address_id uuid,
  status text not null default 'active' check (status in ('active', 'inactive', 'retired')),
  assigned_at timestamptz,
  released_at timestamptz,
  notes text,
  primary key (tenant_id, id),
  check (released_at is null or status <> 'active'),
  foreign key (tenant_id, ont_unit_id) references ont_unit (tenant_id, id),
  foreign key (tenant_id, pon_port_id) references pon_port (tenant_id, id),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id),
  foreign key (tenant_id, service_address_id) references address (tenant_id, id)
);
-- An ONT is in one place, a service has one ONT, and a number of a PON port is given once.
create unique index ont_assignment_unit on ont_assignment (tenant_id, ont_unit_id)
  where status = 'active';
create unique index ont_assignment_subscription on ont_assignment (tenant_id, subscription_id)
  where status = 'active' and subscription_id is not null;
create unique index ont_assignment_number on ont_assignment (tenant_id, pon_port_id, ont_number)
  where status = 'active' and ont_number is not null;
create index ont_assignment_pon_port on ont_assignment (tenant_id, pon_port_id);
create index ont_assignment_units on ont_assignment (tenant_id, ont_unit_id);
create index ont_assignment_subscriber on ont_assignment (tenant_id, subscriber_id)
  where subscriber_id is not null;
create trigger ont_assignment_subscriber before insert or update on ont_assignment
  for each row when (new.subscription_id is not null)
  execute function dotmac_subscriber_of_service();

create function dotmac_ont_assignment_times() returns trigger language plpgsql as $$
begin
  new.assigned_at := coalesce(new.assigned_at, now());
  new.released_at :=
    case when new.status = 'active' then null else coalesce(new.released_at, now()) end;
  return new;
end $$;
create trigger ont_assignment_times before insert or update on ont_assignment
  for each row execute function dotmac_ont_assignment_times();
select dotmac_tenant_table('ont_assignment');

-- What was last read of an ONT: a row of its own, since it changes far more often than the ONT.
create table ont_reading (
  tenant_id uuid not null,
  ont_unit_id uuid not null,
  state text not null check (state in ('online', 'offline', 'los', 'dying_gasp')),
  ont_rx_dbm numeric(6, 2),
  ont_tx_dbm numeric(6, 2),
  olt_rx_dbm numeric(6, 2),
  temperature_c numeric(5, 1),
  distance_m int check (distance_m >= 0),
  read_at timestamptz not null,
  primary key (tenant_id, ont_unit_id),
  foreign key (tenant_id, ont_unit_id) references ont_unit (tenant_id, id) on delete cascade
);
alter table ont_reading set (fillfactor = 80);
select dotmac_tenant_table('ont_reading');
