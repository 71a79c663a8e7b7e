--liquibase formatted sql

--changeset dotmac:0003-audit splitStatements:false
-- Who did what, never changed afterwards. The sealer chains the rows of a tenant in commit order.
create table audit_event (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  seq bigint generated always as identity,
  txid xid8 not null default pg_current_xact_id(),
  occurred_at timestamptz not null default now(),
  actor_type text not null,
  actor_id uuid,
  actor_name text not null,
  operation text not null check (operation in ('create', 'update', 'delete', 'read')),
  resource_type text not null,
  resource_id text,
  method text,
  path text,
  status_code int,
  request_id text,
  ip_address text,
  user_agent text,
  request_body jsonb,
  before jsonb,
  after jsonb,
  primary key (tenant_id, id, occurred_at)
) partition by range (occurred_at);
create index audit_event_seq on audit_event (tenant_id, seq);
create index audit_event_resource on audit_event (tenant_id, resource_type, resource_id, seq);
select dotmac_monthly_partitions('audit_event', current_date, 24);
select dotmac_tenant_table('audit_event');
select dotmac_append_only('audit_event');

-- The seals stand beside the rows they seal, so that those are never updated.
create table audit_seal (
  tenant_id uuid not null references tenant (id),
  seq bigint not null,
  audit_id uuid not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null default now(),
  primary key (tenant_id, seq)
);
select dotmac_tenant_table('audit_seal');
select dotmac_append_only('audit_seal');
