--liquibase formatted sql
--changeset dotmac:0030-catalog-profiles splitStatements:false

-- Where an offer is sold.
create table region_zone (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  code text,
  description text,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
create unique index region_zone_code on region_zone (tenant_id, lower(code))
  where code is not null;
select dotmac_tenant_table('region_zone');

-- How much data a period includes, and what happens beyond it.
create table usage_allowance (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  included_gb int check (included_gb >= 0),
  overage_rate numeric(20, 8) check (overage_rate >= 0),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  overage_cap_gb int check (overage_cap_gb >= 0),
  throttle_down_kbps int check (throttle_down_kbps > 0),
  throttle_up_kbps int check (throttle_up_kbps > 0),
  is_active boolean not null default true,
  primary key (tenant_id, id),
  check ((throttle_down_kbps is null) = (throttle_up_kbps is null))
);
select dotmac_tenant_table('usage_allowance');

-- What quality is promised, and what is credited when it is missed.
create table sla_profile (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  uptime_percent numeric(7, 4) check (uptime_percent between 0 and 100),
  response_time_hours int check (response_time_hours >= 0),
  resolution_time_hours int check (resolution_time_hours >= 0),
  credit_percent numeric(7, 4) check (credit_percent between 0 and 100),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
select dotmac_tenant_table('sla_profile');

-- A tax in per cent: 7.5 is 7.5 %.
create table tax_rate (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  code text,
  rate numeric(9, 6) not null check (rate between 0 and 100),
  application text not null default 'exclusive'
    check (application in ('exclusive', 'inclusive', 'exempt')),
  description text,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
create unique index tax_rate_code on tax_rate (tenant_id, lower(code)) where code is not null;
select dotmac_tenant_table('tax_rate');

alter table subscriber add foreign key (tenant_id, tax_rate_id)
  references tax_rate (tenant_id, id);
alter table address add foreign key (tenant_id, tax_rate_id)
  references tax_rate (tenant_id, id);
