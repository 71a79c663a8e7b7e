--liquibase formatted sql
--changeset dotmac:0151-radius-realm splitStatements:false

-- Whose users are authenticated elsewhere, and by whom.
create table radius_realm (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> '' and name = lower(name)),
  form text not null default 'suffix' check (form in ('suffix', 'prefix')),
  accounting text not null default 'local' check (accounting in ('local', 'home')),
  description text,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
create unique index radius_realm_name on radius_realm (tenant_id, form, name) where is_active;
select dotmac_tenant_table('radius_realm');

create table radius_home_server (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  realm_id uuid not null,
  priority int not null default 1 check (priority between 1 and 100),
  host text not null check (host::inet is not null),
  auth_port int not null default 1812 check (auth_port between 1 and 65535),
  acct_port int not null default 1813 check (acct_port between 1 and 65535),
  shared_secret_sealed text not null,
  require_message_authenticator boolean not null default true,
  description text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, realm_id) references radius_realm (tenant_id, id)
);
create index radius_home_server_realm on radius_home_server (tenant_id, realm_id, priority);
select dotmac_tenant_table('radius_home_server');

-- They are read again together with those who may ask.
create trigger radius_realm_added after insert on radius_realm
  referencing new table as changed
  for each statement execute function dotmac_access_changes('client', 'id');
create trigger radius_realm_changed after update on radius_realm
  referencing new table as changed
  for each statement execute function dotmac_access_changes('client', 'id');
create trigger radius_home_server_added after insert on radius_home_server
  referencing new table as changed
  for each statement execute function dotmac_access_changes('client', 'id');
create trigger radius_home_server_changed after update on radius_home_server
  referencing new table as changed
  for each statement execute function dotmac_access_changes('client', 'id');
