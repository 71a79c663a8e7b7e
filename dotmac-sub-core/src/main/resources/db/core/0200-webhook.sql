--liquibase formatted sql

--changeset dotmac:0200-time-uuid splitStatements:false
-- A time-ordered UUID (version 7 of RFC 9562), for rows that one statement makes many of.
create function dotmac_time_uuid() returns uuid language sql volatile as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint)
          from 3)
        from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

--changeset dotmac:0200-webhook-endpoint splitStatements:false
-- Where a tenant's events are sent to.
create table webhook_endpoint (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  url text not null check (url <> ''),
  description text,
  is_active boolean not null default true,
  -- The node that sends to it now, until it has to say so again: one at a time, so that what is
  -- about one subject stays in order.
  lease_token uuid,
  leased_until timestamptz,
  last_round_at timestamptz,
  -- Attempts that failed since one succeeded, and since when.
  failures int not null default 0,
  failing_since timestamptz,
  last_success_at timestamptz,
  primary key (tenant_id, id),
  check ((failures = 0) = (failing_since is null))
);
select dotmac_tenant_table('webhook_endpoint');

-- What an endpoint's messages are signed with: one that stays, and while it is being replaced the
-- one before.
create table webhook_secret (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  endpoint_id uuid not null,
  secret_sealed text not null,
  expires_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, endpoint_id) references webhook_endpoint (tenant_id, id)
);
create index webhook_secret_endpoint on webhook_secret (tenant_id, endpoint_id);
create unique index webhook_secret_current on webhook_secret (tenant_id, endpoint_id)
  where expires_at is null;
select dotmac_tenant_table('webhook_secret');

-- Which events an endpoint gets; * means all.
create table webhook_subscription (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  endpoint_id uuid not null,
  event_type text not null check (event_type ~ '^([*]|[a-z][a-z0-9_]*([.][a-z0-9_]+)*)$'),
  is_active boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, endpoint_id, event_type),
  foreign key (tenant_id, endpoint_id) references webhook_endpoint (tenant_id, id)
);
create index webhook_subscription_type on webhook_subscription (tenant_id, event_type)
  where is_active;
select dotmac_tenant_table('webhook_subscription');

--changeset dotmac:0200-webhook-delivery splitStatements:false
-- One message for one endpoint, with how far it has come.
create table webhook_delivery (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  endpoint_id uuid not null,
  subscription_id uuid,
  -- Absent for a test.
  event_id uuid,
  event_seq bigint not null default 0,
  event_type text not null,
  -- Whom it is about: messages about the same go in the order of the events.
  subject uuid not null,
  -- Exactly what is sent.
  body text not null,
  status text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
  -- How much of the plan of retries is used up.
  step int not null default 0 check (step between 0 and 4),
  attempt_count int not null default 0,
  -- These by the tenant's business clock.
  queued_at timestamptz not null,
  next_attempt_at timestamptz not null,
  last_attempt_at timestamptz,
  delivered_at timestamptz,
  response_status int,
  error text,
  primary key (tenant_id, id),
  foreign key (tenant_id, endpoint_id) references webhook_endpoint (tenant_id, id),
  check ((status = 'delivered') = (delivered_at is not null))
);
-- An event goes to an endpoint as one delivery, however often its handler runs.
create unique index webhook_delivery_event on webhook_delivery (tenant_id, endpoint_id, event_id)
  where event_id is not null;
create index webhook_delivery_due
  on webhook_delivery (tenant_id, endpoint_id, next_attempt_at, event_seq)
  where status = 'pending';
create index webhook_delivery_subject
  on webhook_delivery (tenant_id, endpoint_id, subject, event_seq) where status = 'pending';
create index webhook_delivery_failed on webhook_delivery (tenant_id, endpoint_id, id)
  where status = 'failed';
create index webhook_delivery_latest on webhook_delivery (tenant_id, endpoint_id, id);
create index webhook_delivery_age on webhook_delivery (tenant_id, created_at);
select dotmac_tenant_table('webhook_delivery');

-- Each time it was sent, and what came back.
create table webhook_attempt (
  tenant_id uuid not null,
  delivery_id uuid not null,
  number int not null,
  started_at timestamptz not null,
  took_ms int not null,
  response_status int,
  -- Its beginning, as far as it is text.
  response_body text,
  error text,
  primary key (tenant_id, delivery_id, number),
  foreign key (tenant_id, delivery_id) references webhook_delivery (tenant_id, id)
    on delete cascade
);
select dotmac_tenant_table('webhook_attempt');

-- Events that are not handed over yet hold back what came after them.
create index event_delivery_webhook on event_delivery (tenant_id, event_seq)
  where status = 'pending' and handler = 'webhook';
