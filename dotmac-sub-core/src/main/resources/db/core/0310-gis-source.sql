--liquibase formatted sql

--changeset dotmac:0310-gis-source splitStatements:false
-- Where another system publishes the plant as GeoJSON, and how often it is looked at.
create table gis_source (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  url text not null,
  layer text check (layer in ('pop_site', 'fdh_cabinet', 'fiber_splice_closure',
    'fiber_access_point', 'fiber_termination_point', 'fiber_segment')),
  interval_minutes int not null check (interval_minutes between 5 and 43200),
  applies_automatically boolean not null,
  is_active boolean not null,
  primary key (tenant_id, id),
  constraint gis_source_url check (url ~ '^https?://[^/ ]+')
);
create unique index gis_source_name on gis_source (tenant_id, lower(name)) where is_active;
select dotmac_tenant_table('gis_source');

-- What was found there, and what became of it.
create table gis_source_run (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  source_id uuid not null,
  started_at timestamptz not null,
  status text not null check (status in ('same', 'differs', 'applied', 'failed')),
  made int not null check (made >= 0),
  changed int not null check (changed >= 0),
  same int not null check (same >= 0),
  detail text,
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references gis_source (tenant_id, id),
  check ((status = 'failed') = (detail is not null))
);
create index gis_source_run_last on gis_source_run (tenant_id, source_id, started_at desc);
select dotmac_tenant_table('gis_source_run');
