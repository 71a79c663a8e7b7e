--liquibase formatted sql
--changeset dotmac:0055-idempotency splitStatements:false

-- One request that must have its effect once: claimed before the effect, completed with the answer.
create table idempotency_key (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  -- Hash of caller, method, path and the caller's key.
  scope_hash text not null,
  body_hash text not null,
  status text not null check (status in ('claimed', 'completed')),
  claimed_until timestamptz not null,
  response_status int,
  response_type text,
  response_location text,
  response_etag text,
  response_body text,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, scope_hash),
  check ((status = 'completed') = (response_status is not null))
);
create index idempotency_key_expiry on idempotency_key (tenant_id, expires_at);
select dotmac_tenant_table('idempotency_key');
