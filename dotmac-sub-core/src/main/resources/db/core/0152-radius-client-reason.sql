--liquibase formatted sql
--changeset dotmac:0152-radius-client-reason splitStatements:false

-- Why packets of each RADIUS client were dropped and its users refused, counted by all nodes. Drops
-- have some two dozen reasons, and a server counts at most 64 others.
create table radius_client_reason (
  tenant_id uuid not null,
  radius_client_id uuid not null,
  kind text not null check (kind in ('drop', 'reject')),
  reason text not null,
  count bigint not null default 0,
  last_at timestamptz not null,
  primary key (tenant_id, radius_client_id, kind, reason),
  foreign key (tenant_id, radius_client_id)
    references radius_client (tenant_id, id) on delete cascade
);
select dotmac_tenant_table('radius_client_reason');
