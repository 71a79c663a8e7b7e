--liquibase formatted sql
--changeset dotmac:0065-session splitStatements:false

-- Sessions as NASes account for them. The live ones are a small partition of their own, where the
-- identity of a session is unique; a session that ends moves to the partition of its month. In and
-- out are the NAS's view: in is what the subscriber sent.
create table radius_accounting_session (
  tenant_id uuid not null,
  id uuid not null,
  is_open boolean not null,
  started_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  nas_key text not null,
  session_id text not null,
  multi_session_id text,
  username text not null,
  subscriber_id uuid,
  subscription_id uuid,
  access_credential_id uuid,
  radius_client_id uuid,
  nas_device_id uuid,
  status_type text not null check (status_type in ('start', 'interim', 'stop')),
  last_update_at timestamptz not null,
  ended_at timestamptz,
  octets_in bigint not null default 0 check (octets_in >= 0),
  octets_out bigint not null default 0 check (octets_out >= 0),
  duration_seconds bigint not null default 0,
  framed_ip text,
  framed_ipv6_prefix text,
  delegated_ipv6_prefix text,
  calling_station_id text,
  called_station_id text,
  nas_port_id text,
  terminate_cause text,
  -- Closed by us, since the NAS fell silent or rebooted.
  is_synthetic boolean not null default false,
  primary key (tenant_id, id, is_open, started_at),
  check (is_open = (ended_at is null))
) partition by list (is_open);
create table radius_session_open partition of radius_accounting_session for values in (true);
create table radius_session_closed partition of radius_accounting_session for values in (false)
  partition by range (started_at);
select dotmac_monthly_partitions('radius_session_closed', current_date, 24);
create unique index radius_session_open_identity
  on radius_session_open (tenant_id, nas_key, session_id, username);
-- Room on each page, so that the many updates of counters stay on it and touch no index.
alter table radius_session_open set (fillfactor = 60);
create index radius_session_closed_identity
  on radius_session_closed (tenant_id, session_id, username, nas_key);
create index radius_session_subscription
  on radius_accounting_session (tenant_id, subscription_id, started_at desc);
create index radius_session_framed_ip
  on radius_accounting_session (tenant_id, framed_ip, started_at desc);
select dotmac_tenant_table('radius_accounting_session');
select dotmac_tenant_table('radius_session_open');
select dotmac_tenant_table('radius_session_closed');

-- Why logins were refused. Written in batches a moment after the answer.
create table radius_auth_log (
  tenant_id uuid not null,
  id uuid not null,
  occurred_at timestamptz not null,
  username text not null,
  reason text not null,
  nas_key text not null,
  radius_client_id uuid,
  calling_station_id text,
  subscriber_id uuid,
  subscription_id uuid,
  access_credential_id uuid,
  primary key (tenant_id, id, occurred_at)
) partition by range (occurred_at);
select dotmac_monthly_partitions('radius_auth_log', current_date, 24);
create index radius_auth_log_username on radius_auth_log (tenant_id, username, occurred_at desc);
create index radius_auth_log_subscription
  on radius_auth_log (tenant_id, subscription_id, occurred_at desc);
create index radius_auth_log_recent on radius_auth_log (tenant_id, occurred_at desc);
select dotmac_tenant_table('radius_auth_log');
