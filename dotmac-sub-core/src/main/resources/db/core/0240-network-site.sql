--liquibase formatted sql
--changeset dotmac:0240-network-site splitStatements:false

-- Places are degrees of WGS84 as plain numbers: their comparison is leakproof, so that row-level
-- security lets a rectangle of a map use an index, which it does not with geometric operators.

-- Where equipment of the provider stands.
create table pop_site (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  code text,
  region_id uuid,
  address_line1 text,
  address_line2 text,
  city text,
  region text,
  postal_code text,
  country_code char(2) check (country_code ~ '^[A-Z]{2}$'),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  check ((latitude is null) = (longitude is null)),
  foreign key (tenant_id, region_id) references region_zone (tenant_id, id)
);
create unique index pop_site_name on pop_site (tenant_id, lower(name)) where is_active;
create unique index pop_site_code on pop_site (tenant_id, lower(code)) where is_active;
create index pop_site_place on pop_site (tenant_id, longitude, latitude)
  where longitude is not null;
create index pop_site_region on pop_site (tenant_id, region_id) where region_id is not null;
select dotmac_tenant_table('pop_site');

-- A router, switch, access point and so on. What RADIUS is asked by has rows in nas_device, too.
create table network_device (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  pop_site_id uuid,
  nas_device_id uuid,
  name text not null check (name <> ''),
  hostname text,
  mgmt_ip text check (mgmt_ip is null or mgmt_ip::inet is not null),
  vendor text,
  model text,
  serial_number text,
  device_type text not null check (device_type in ('router', 'switch', 'hub', 'firewall',
    'inverter', 'access_point', 'bridge', 'modem', 'server', 'other')),
  role text not null default 'access' check (role in ('core', 'distribution', 'access',
    'aggregation', 'edge', 'cpe')),
  status text not null default 'offline'
    check (status in ('online', 'offline', 'degraded', 'maintenance')),
  ping_enabled boolean not null default true,
  snmp_enabled boolean not null default false,
  snmp_port int not null default 161 check (snmp_port between 1 and 65535),
  max_concurrent_subscribers int check (max_concurrent_subscribers > 0),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, pop_site_id) references pop_site (tenant_id, id),
  foreign key (tenant_id, nas_device_id) references nas_device (tenant_id, id)
);
create unique index network_device_name on network_device (tenant_id, lower(name)) where is_active;
create index network_device_site on network_device (tenant_id, pop_site_id)
  where pop_site_id is not null;
create index network_device_nas on network_device (tenant_id, nas_device_id)
  where nas_device_id is not null;
select dotmac_tenant_table('network_device');

create table device_interface (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  device_id uuid not null,
  name text not null check (name <> ''),
  description text,
  status text not null default 'unknown' check (status in ('up', 'down', 'unknown')),
  speed_mbps int check (speed_mbps > 0),
  mac_address text check (mac_address ~ '^([0-9A-F]{2}:){5}[0-9A-F]{2}$'),
  if_index int check (if_index > 0),
  primary key (tenant_id, id),
  constraint device_interface_name unique (tenant_id, device_id, name),
  foreign key (tenant_id, device_id) references network_device (tenant_id, id)
);
select dotmac_tenant_table('device_interface');

-- A number of a VLAN, once in each region; without a region, once where no region is said.
create table vlan (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  region_id uuid,
  pop_site_id uuid,
  tag int not null check (tag between 1 and 4094),
  name text,
  purpose text not null default 'internet' check (purpose in ('internet', 'management', 'voice',
    'video', 'hotspot', 'wholesale', 'other')),
  description text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, region_id) references region_zone (tenant_id, id),
  foreign key (tenant_id, pop_site_id) references pop_site (tenant_id, id)
);
create unique index vlan_tag on vlan
  (tenant_id, coalesce(region_id, '00000000-0000-0000-0000-000000000000'), tag) where is_active;
create index vlan_site on vlan (tenant_id, pop_site_id) where pop_site_id is not null;
create index vlan_region on vlan (tenant_id, region_id) where region_id is not null;
select dotmac_tenant_table('vlan');
