--liquibase formatted sql
--changeset dotmac:0120-radius-client-traffic splitStatements:false

-- What each RADIUS client has sent since it was registered, added up by all nodes every few seconds.
create table radius_client_traffic (
  tenant_id uuid not null,
  radius_client_id uuid not null,
  first_packet_at timestamptz not null,
  last_packet_at timestamptz not null,
  access_requests bigint not null default 0,
  accepts bigint not null default 0,
  rejects bigint not null default 0,
  accounting_requests bigint not null default 0,
  duplicates bigint not null default 0,
  drops bigint not null default 0,
  last_drop_reason text,
  last_drop_at timestamptz,
  -- Of the node that wrote last: 99 of 100 decisions took no longer.
  p99_micros bigint not null default 0,
  primary key (tenant_id, radius_client_id),
  check ((last_drop_reason is null) = (last_drop_at is null)),
  foreign key (tenant_id, radius_client_id)
    references radius_client (tenant_id, id) on delete cascade
);
select dotmac_tenant_table('radius_client_traffic');
