--liquibase formatted sql
--changeset dotmac:0160-radius-sync splitStatements:false

-- The database of a FreeRADIUS that is kept in step with this one, and whose accounting is read.
create table radius_sync_job (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  server_id uuid,
  database_url text not null check (database_url <> ''),
  database_user text not null check (database_user <> ''),
  database_password_sealed text not null,
  sync_users boolean not null default true,
  sync_nas_clients boolean not null default true,
  import_accounting boolean not null default true,
  -- How passwords are written there: FreeRADIUS needs them in clear to answer CHAP.
  password_format text not null default 'cleartext'
    check (password_format in ('cleartext', 'nt_hash', 'salted_hash')),
  -- Whether users who are there already become ours when we know them.
  adopt_existing boolean not null default false,
  interval_minutes int not null default 60 check (interval_minutes between 5 and 10080),
  is_active boolean not null default true,
  last_run_at timestamptz,
  -- When everything was last compared, and when that has to be done again before its time.
  compared_at timestamptz,
  -- Which node follows the changes, until it has to say so again.
  follower_id uuid,
  followed_until timestamptz,
  -- The highest id of radacct that was read there.
  accounting_id bigint not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, server_id) references radius_server (tenant_id, id)
);
create index radius_sync_job_server on radius_sync_job (tenant_id, server_id)
  where server_id is not null;
select dotmac_tenant_table('radius_sync_job');

-- One comparison with that database, and what it changed there.
create table radius_sync_run (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  job_id uuid not null,
  kind text not null check (kind in ('full', 'changes', 'dry_run')),
  status text not null check (status in ('running', 'success', 'failed')),
  started_at timestamptz not null,
  finished_at timestamptz,
  users_created int not null default 0,
  users_updated int not null default 0,
  users_removed int not null default 0,
  clients_created int not null default 0,
  clients_updated int not null default 0,
  clients_removed int not null default 0,
  error text,
  details jsonb not null default '{}',
  primary key (tenant_id, id),
  check ((status = 'running') = (finished_at is null)),
  check ((status = 'failed') = (error is not null)),
  foreign key (tenant_id, job_id) references radius_sync_job (tenant_id, id)
);
create index radius_sync_run_job on radius_sync_run (tenant_id, job_id, started_at desc);
create index radius_sync_run_started on radius_sync_run (tenant_id, started_at desc);
select dotmac_tenant_table('radius_sync_run');

-- Sessions of that FreeRADIUS that were open when last read, and some that came last: with a digest
-- of what was stored of them, so that one is stored again when it changed and only then. Clocks of
-- access servers may be wrong, so no time is relied on.
create table radius_sync_session (
  tenant_id uuid not null,
  job_id uuid not null,
  radacct_id bigint not null,
  digest bigint not null,
  is_open boolean not null,
  primary key (tenant_id, job_id, radacct_id),
  foreign key (tenant_id, job_id) references radius_sync_job (tenant_id, id)
);
select dotmac_tenant_table('radius_sync_session');
