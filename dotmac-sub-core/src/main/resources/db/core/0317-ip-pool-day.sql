--liquibase formatted sql

--changeset dotmac:0317-ip-pool-day splitStatements:false
-- How much of a pool was held on a day, as it was read first on that day, and when it would be full
-- by the days before.
create table ip_pool_day (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  pool_id uuid not null,
  day date not null,
  capacity bigint not null check (capacity >= 0),
  reserved bigint not null check (reserved >= 0),
  assigned bigint not null check (assigned >= 0),
  in_use bigint not null check (in_use >= 0),
  kept bigint not null check (kept >= 0),
  full_on date,
  -- Whether that was so near that somebody had to be told.
  is_warning boolean not null default false,
  primary key (tenant_id, id),
  check (full_on is not null or not is_warning),
  foreign key (tenant_id, pool_id) references ip_pool (tenant_id, id)
);
create unique index ip_pool_day_once on ip_pool_day (tenant_id, pool_id, day);
select dotmac_tenant_table('ip_pool_day');
