--liquibase formatted sql
--changeset dotmac:0153-session-disconnect splitStatements:false

-- A session that staff want ended, and what its NAS said to it. What names the session is copied:
-- the session itself goes with its month.
create table session_disconnect (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  session_id uuid not null,
  acct_session_id text not null,
  nas_key text not null,
  username text not null,
  framed_ip text,
  access_credential_id uuid,
  radius_client_id uuid,
  nas_device_id uuid,
  subscriber_id uuid,
  subscription_id uuid,
  requested_by text not null,
  reason text,
  status text not null default 'pending'
    check (status in ('pending', 'working', 'done', 'failed')),
  due_at timestamptz not null default now(),
  attempts int not null default 0,
  -- ack, nak, timeout, or why nothing was sent, and the same in words.
  answer text,
  detail text,
  finished_at timestamptz,
  primary key (tenant_id, id),
  check ((finished_at is null) = (status in ('pending', 'working')))
);
create index session_disconnect_due on session_disconnect (tenant_id, due_at)
  where status in ('pending', 'working');
create unique index session_disconnect_open on session_disconnect (tenant_id, session_id)
  where status in ('pending', 'working');
create index session_disconnect_recent on session_disconnect (tenant_id, created_at desc);
create index session_disconnect_subscriber
  on session_disconnect (tenant_id, subscriber_id, created_at desc);
select dotmac_tenant_table('session_disconnect');
-- Wakes up whoever asks the NASes.
create trigger session_disconnect_added after insert on session_disconnect
  referencing new table as changed
  for each statement execute function dotmac_access_changes('subscription', 'subscription_id');
