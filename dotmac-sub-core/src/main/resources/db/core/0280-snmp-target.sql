--liquibase formatted sql
--changeset dotmac:0280-snmp-target splitStatements:false

-- How devices let themselves be asked by SNMP. Columns ending in _sealed hold encrypted secrets.
create table snmp_credential (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  snmp_version text not null check (snmp_version in ('v1', 'v2c', 'v3')),
  username text,
  auth_protocol text not null default 'none'
    check (auth_protocol in ('none', 'sha', 'sha256', 'sha512')),
  priv_protocol text not null default 'none' check (priv_protocol in ('none', 'aes', 'aes256')),
  community_sealed text,
  auth_secret_sealed text,
  priv_secret_sealed text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  check (snmp_version <> 'v3' or username is not null)
);
create unique index snmp_credential_name on snmp_credential (tenant_id, lower(name))
  where is_active;
select dotmac_tenant_table('snmp_credential');

-- A device of the inventory that is polled.
create table snmp_target (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  network_device_id uuid,
  olt_id uuid,
  nas_device_id uuid,
  credential_id uuid not null,
  host text not null check (host <> ''),
  port int not null default 161 check (port between 1 and 65535),
  interval_seconds int not null default 300 check (interval_seconds between 60 and 86400),
  oid_map text,
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  constraint snmp_target_device check (num_nonnulls(network_device_id, olt_id, nas_device_id) = 1),
  foreign key (tenant_id, network_device_id) references network_device (tenant_id, id),
  foreign key (tenant_id, olt_id) references olt_device (tenant_id, id),
  foreign key (tenant_id, nas_device_id) references nas_device (tenant_id, id),
  foreign key (tenant_id, credential_id) references snmp_credential (tenant_id, id)
);
create unique index snmp_target_network_device on snmp_target (tenant_id, network_device_id)
  where is_active;
create unique index snmp_target_olt on snmp_target (tenant_id, olt_id) where is_active;
create unique index snmp_target_nas on snmp_target (tenant_id, nas_device_id) where is_active;
create index snmp_target_credential on snmp_target (tenant_id, credential_id);
select dotmac_tenant_table('snmp_target');

-- How a target is: a row of its own, since it changes with each reading. The lease is a node's that
-- reads it now; what is due stays due until a result is kept.
create table snmp_target_state (
  tenant_id uuid not null,
  snmp_target_id uuid not null,
  next_poll_at timestamptz not null,
  lease_token uuid,
  leased_until timestamptz,
  last_poll_at timestamptz,
  last_answer_at timestamptz,
  missed int not null default 0 check (missed >= 0),
  error text,
  system_name text,
  system_description text,
  uptime_seconds bigint,
  cpu_percent numeric(5, 2),
  memory_percent numeric(5, 2),
  temperature_c numeric(5, 1),
  primary key (tenant_id, snmp_target_id),
  foreign key (tenant_id, snmp_target_id) references snmp_target (tenant_id, id) on delete cascade
);
alter table snmp_target_state set (fillfactor = 70);
select dotmac_tenant_table('snmp_target_state');

create function dotmac_snmp_target_due() returns trigger language plpgsql as $$
begin
  insert into snmp_target_state (tenant_id, snmp_target_id, next_poll_at)
  values (new.tenant_id, new.id, clock_timestamp())
  on conflict (tenant_id, snmp_target_id)
    do update set next_poll_at = excluded.next_poll_at, missed = 0, error = null;
  return null;
end $$;
create trigger snmp_target_made after insert on snmp_target
  for each row execute function dotmac_snmp_target_due();
create trigger snmp_target_changed after update on snmp_target
  for each row when ((old.host, old.port, old.credential_id, old.interval_seconds, old.oid_map,
      old.is_active)
    is distinct from (new.host, new.port, new.credential_id, new.interval_seconds, new.oid_map,
      new.is_active))
  execute function dotmac_snmp_target_due();
