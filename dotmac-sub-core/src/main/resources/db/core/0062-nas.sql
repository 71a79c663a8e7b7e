--liquibase formatted sql
--changeset dotmac:0062-nas splitStatements:false

-- A network access server: what subscribers connect through. Columns ending in _sealed hold
-- encrypted secrets.
create table nas_device (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  code text,
  vendor text not null check (vendor in ('mikrotik', 'huawei', 'ubiquiti', 'cisco', 'juniper',
    'cambium', 'nokia', 'zte', 'other')),
  model text,
  serial_number text,
  firmware_version text,
  description text,
  rack_position text,
  ip_address text check (ip_address is null or ip_address::inet is not null),
  management_port int check (management_port between 1 and 65535),
  nas_ip text check (nas_ip is null or nas_ip::inet is not null),
  nas_identifier text,
  coa_port int not null default 3799 check (coa_port between 1 and 65535),
  ssh_username text,
  ssh_password_sealed text,
  ssh_key_sealed text,
  ssh_verify_host_key boolean not null default true,
  api_username text,
  api_password_sealed text,
  api_token_sealed text,
  api_url text,
  api_verify_tls boolean not null default true,
  snmp_community_sealed text,
  snmp_version text check (snmp_version in ('1', '2c', '3')),
  snmp_port int check (snmp_port between 1 and 65535),
  connection_types text[] not null default '{}',
  default_connection_type text check (default_connection_type in
    ('pppoe', 'dhcp', 'ipoe', 'static', 'hotspot')),
  backup_enabled boolean not null default false,
  backup_method text check (backup_method in ('ssh', 'api', 'tftp', 'ftp', 'snmp')),
  backup_schedule text,
  status text not null default 'active'
    check (status in ('active', 'maintenance', 'offline', 'decommissioned')),
  is_active boolean not null default true,
  last_seen_at timestamptz,
  max_concurrent_subscribers int check (max_concurrent_subscribers > 0),
  health_status text not null default 'unknown'
    check (health_status in ('unknown', 'healthy', 'degraded', 'unhealthy')),
  last_health_check_at timestamptz,
  notes text,
  tags text[] not null default '{}',
  primary key (tenant_id, id)
);
create unique index nas_device_code on nas_device (tenant_id, lower(code)) where code is not null;
create index nas_device_status on nas_device (tenant_id, status);
create index nas_device_nas_ip on nas_device (tenant_id, nas_ip) where nas_ip is not null;
select dotmac_tenant_table('nas_device');

create trigger nas_device_access after update on nas_device
  for each row when ((old.vendor, old.coa_port, old.nas_ip, old.is_active)
    is distinct from (new.vendor, new.coa_port, new.nas_ip, new.is_active))
  execute function dotmac_access_changed('client', 'id');
