--liquibase formatted sql

--changeset dotmac:0221-notification-campaign splitStatements:false
-- One template for many subscribers, and how far its messages are queued.
create table notification_campaign (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  template_code text not null,
  channel text not null check (channel in ('email', 'sms', 'push')),
  segment jsonb not null,
  status text not null default 'running' check (status in ('running', 'done', 'stopped')),
  -- The subscriber up to whom messages are queued.
  reached_id uuid,
  queued_count int not null default 0,
  unwanted_count int not null default 0,
  unreachable_count int not null default 0,
  started_by text not null,
  finished_at timestamptz,
  primary key (tenant_id, id),
  check ((status = 'running') = (finished_at is null))
);
create index notification_campaign_running on notification_campaign (tenant_id, id)
  where status = 'running';
select dotmac_tenant_table('notification_campaign');
