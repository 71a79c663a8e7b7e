--liquibase formatted sql
--changeset dotmac:0063-radius splitStatements:false

create table radius_server (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  host text not null check (host <> ''),
  auth_port int not null default 1812 check (auth_port between 1 and 65535),
  acct_port int not null default 1813 check (acct_port between 1 and 65535),
  description text,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
select dotmac_tenant_table('radius_server');

-- Who may ask: an address or a prefix, with the shared secret both sides know. RADIUS needs the
-- secret itself, so it is encrypted, not hashed. During a rotation the previous one still counts.
create table radius_client (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  server_id uuid,
  nas_device_id uuid,
  client_ip text not null check (client_ip::cidr is not null),
  shared_secret_sealed text not null,
  previous_secret_sealed text,
  previous_secret_until timestamptz,
  require_message_authenticator text not null default 'yes'
    check (require_message_authenticator in ('yes', 'no', 'auto')),
  description text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  check ((previous_secret_sealed is null) = (previous_secret_until is null)),
  foreign key (tenant_id, server_id) references radius_server (tenant_id, id),
  foreign key (tenant_id, nas_device_id) references nas_device (tenant_id, id)
);
create unique index radius_client_ip on radius_client (tenant_id, client_ip) where is_active;
create index radius_client_nas on radius_client (tenant_id, nas_device_id)
  where nas_device_id is not null;
create index radius_client_server on radius_client (tenant_id, server_id)
  where server_id is not null;
select dotmac_tenant_table('radius_client');
create trigger radius_client_added after insert on radius_client
  referencing new table as changed
  for each statement execute function dotmac_access_changes('client', 'id');
create trigger radius_client_changed after update on radius_client
  referencing new table as changed
  for each statement execute function dotmac_access_changes('client', 'id');

-- What a NAS is told about a session, beside the speed of the plan. Speeds set here win over the
-- plan's; all are kilobits a second as the subscriber sees them.
create table radius_profile (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  code text,
  vendor text check (vendor in ('mikrotik', 'huawei', 'ubiquiti', 'cisco', 'juniper',
    'cambium', 'nokia', 'zte', 'other')),
  connection_type text
    check (connection_type in ('pppoe', 'dhcp', 'ipoe', 'static', 'hotspot')),
  description text,
  down_kbps int check (down_kbps > 0),
  up_kbps int check (up_kbps > 0),
  burst_down_kbps int check (burst_down_kbps > 0),
  burst_up_kbps int check (burst_up_kbps > 0),
  burst_threshold_down_kbps int check (burst_threshold_down_kbps > 0),
  burst_threshold_up_kbps int check (burst_threshold_up_kbps > 0),
  burst_seconds int check (burst_seconds > 0),
  vlan_id int check (vlan_id between 1 and 4094),
  inner_vlan_id int check (inner_vlan_id between 1 and 4094),
  ip_pool_name text,
  ipv6_pool_name text,
  session_timeout_seconds int check (session_timeout_seconds > 0),
  idle_timeout_seconds int check (idle_timeout_seconds > 0),
  simultaneous_use int check (simultaneous_use > 0),
  mikrotik_rate_limit text,
  mikrotik_address_list text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  check ((down_kbps is null) = (up_kbps is null)),
  check (num_nulls(burst_down_kbps, burst_up_kbps, burst_threshold_down_kbps,
    burst_threshold_up_kbps, burst_seconds) in (0, 5))
);
create unique index radius_profile_code on radius_profile (tenant_id, lower(code))
  where code is not null;
select dotmac_tenant_table('radius_profile');
create trigger radius_profile_access after update on radius_profile
  referencing new table as changed
  for each statement execute function dotmac_access_changes('profile', 'id');

-- One more attribute of a profile's replies, by its dictionary name.
create table radius_attribute (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  profile_id uuid not null,
  attribute text not null check (attribute <> ''),
  operator text not null default ':=' check (operator in ('=', ':=', '+=')),
  value text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, profile_id) references radius_profile (tenant_id, id) on delete cascade
);
create index radius_attribute_profile on radius_attribute (tenant_id, profile_id);
select dotmac_tenant_table('radius_attribute');
create trigger radius_attribute_added after insert on radius_attribute
  referencing new table as changed
  for each statement execute function dotmac_access_changes('profile', 'profile_id');
create trigger radius_attribute_changed after update on radius_attribute
  referencing new table as changed
  for each statement execute function dotmac_access_changes('profile', 'profile_id');
create trigger radius_attribute_removed after delete on radius_attribute
  referencing old table as changed
  for each statement execute function dotmac_access_changes('profile', 'profile_id');

-- The profile an offer's services get.
create table offer_radius_profile (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  offer_id uuid not null,
  profile_id uuid not null,
  primary key (tenant_id, id),
  unique (tenant_id, offer_id),
  foreign key (tenant_id, offer_id) references catalog_offer (tenant_id, id),
  foreign key (tenant_id, profile_id) references radius_profile (tenant_id, id)
);
create index offer_radius_profile_profile on offer_radius_profile (tenant_id, profile_id);
select dotmac_tenant_table('offer_radius_profile');
create trigger offer_radius_profile_added after insert on offer_radius_profile
  referencing new table as changed
  for each statement execute function dotmac_access_changes('offer', 'offer_id');
create trigger offer_radius_profile_changed after update on offer_radius_profile
  referencing new table as changed
  for each statement execute function dotmac_access_changes('offer', 'offer_id');
create trigger offer_radius_profile_removed after delete on offer_radius_profile
  referencing old table as changed
  for each statement execute function dotmac_access_changes('offer', 'offer_id');
