--liquibase formatted sql

--changeset dotmac:0300-config-backup splitStatements:false
-- Configurations of devices, one row for each that differs from the one before. The content has no
-- secrets; the whole text is sealed.
create table config_backup (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  device_id uuid not null,
  backup_method text not null check (backup_method in ('ssh', 'api')),
  is_manual boolean not null,
  taken_at timestamptz not null,
  seen_at timestamptz not null check (seen_at >= taken_at),
  content text not null check (content <> ''),
  config_digest text not null check (config_digest ~ '^[0-9a-f]{64}$'),
  text_sealed text not null,
  lines int not null check (lines > 0),
  lines_added int not null check (lines_added >= 0),
  lines_removed int not null check (lines_removed >= 0),
  is_current boolean not null,
  keep_forever boolean not null default false,
  notes text,
  primary key (tenant_id, id),
  foreign key (tenant_id, device_id) references provisioning_device (tenant_id, id)
);
create unique index config_backup_current on config_backup (tenant_id, device_id)
  where is_current;
create index config_backup_device on config_backup (tenant_id, device_id, taken_at);
create index config_backup_old on config_backup (tenant_id, seen_at)
  where not is_current and not keep_forever;
select dotmac_tenant_table('config_backup');

-- Who asks a device for its configuration just now, and what came of it the last time.
create table config_backup_round (
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
select dotmac_tenant_table('config_backup_round');
