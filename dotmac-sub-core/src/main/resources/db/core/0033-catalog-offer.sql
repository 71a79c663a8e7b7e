--liquibase formatted sql
--changeset dotmac:0033-catalog-offer splitStatements:false

-- A service plan. Speeds are kilobits per second as the subscriber sees them.
create table catalog_offer (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  code text,
  description text,
  service_type text not null check (service_type in ('residential', 'business')),
  access_type text not null check (access_type in ('fiber', 'fixed_wireless', 'dsl', 'cable')),
  price_basis text not null check (price_basis in ('flat', 'usage', 'tiered', 'hybrid')),
  billing_cycle text not null check (billing_cycle in ('daily', 'weekly', 'monthly', 'quarterly', 'annual')),
  billing_mode text not null check (billing_mode in ('prepaid', 'postpaid')),
  contract_term text not null
    check (contract_term in ('month_to_month', 'twelve_month', 'twentyfour_month')),
  region_zone_id uuid,
  usage_allowance_id uuid,
  sla_profile_id uuid,
  policy_set_id uuid,
  subscription_engine_id uuid,
  tax_rate_id uuid,
  with_vat boolean not null default false,
  vat_percent numeric(9, 6) check (vat_percent between 0 and 100),
  down_kbps int check (down_kbps > 0),
  up_kbps int check (up_kbps > 0),
  throttle_down_kbps int check (throttle_down_kbps > 0),
  throttle_up_kbps int check (throttle_up_kbps > 0),
  guaranteed_speed text not null default 'none'
    check (guaranteed_speed in ('none', 'relative', 'fixed')),
  guaranteed_speed_limit_at int check (guaranteed_speed_limit_at > 0),
  aggregation int check (aggregation > 0),
  priority text check (priority in ('low', 'normal', 'high')),
  available_for_services boolean not null default true,
  show_on_customer_portal boolean not null default true,
  status text not null check (status in ('active', 'inactive', 'archived')),
  splynx_tariff_id int,
  splynx_service_name text,
  splynx_tax_id int,
  primary key (tenant_id, id),
  check ((down_kbps is null) = (up_kbps is null)),
  check ((throttle_down_kbps is null) = (throttle_up_kbps is null)),
  foreign key (tenant_id, region_zone_id) references region_zone (tenant_id, id),
  foreign key (tenant_id, usage_allowance_id) references usage_allowance (tenant_id, id),
  foreign key (tenant_id, sla_profile_id) references sla_profile (tenant_id, id),
  foreign key (tenant_id, policy_set_id) references policy_set (tenant_id, id),
  foreign key (tenant_id, subscription_engine_id) references subscription_engine (tenant_id, id),
  foreign key (tenant_id, tax_rate_id) references tax_rate (tenant_id, id)
);
create unique index catalog_offer_code on catalog_offer (tenant_id, lower(code))
  where code is not null;
create unique index catalog_offer_splynx on catalog_offer (tenant_id, splynx_tariff_id)
  where splynx_tariff_id is not null;
create index catalog_offer_status on catalog_offer (tenant_id, status);
select dotmac_tenant_table('catalog_offer');

-- The terms and prices of an offer for the days [effective_start, effective_end).
create table offer_version (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  offer_id uuid not null,
  version_number int not null check (version_number > 0),
  name text not null,
  code text,
  description text,
  service_type text not null check (service_type in ('residential', 'business')),
  access_type text not null check (access_type in ('fiber', 'fixed_wireless', 'dsl', 'cable')),
  price_basis text not null check (price_basis in ('flat', 'usage', 'tiered', 'hybrid')),
  billing_cycle text not null
    check (billing_cycle in ('daily', 'weekly', 'monthly', 'quarterly', 'annual')),
  contract_term text not null
    check (contract_term in ('month_to_month', 'twelve_month', 'twentyfour_month')),
  region_zone_id uuid,
  usage_allowance_id uuid,
  sla_profile_id uuid,
  policy_set_id uuid,
  effective_start date not null,
  effective_end date,
  primary key (tenant_id, id),
  unique (tenant_id, offer_id, version_number),
  unique (tenant_id, offer_id, effective_start),
  unique (tenant_id, id, offer_id),
  check (effective_end > effective_start),
  foreign key (tenant_id, offer_id) references catalog_offer (tenant_id, id)
);
-- Exactly one version is open-ended, so that every later day has a price.
create unique index offer_version_open on offer_version (tenant_id, offer_id)
  where effective_end is null;
select dotmac_tenant_table('offer_version');

-- A price of one version. A usage price is a rate with more decimals than the currency has.
create table offer_price (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  offer_id uuid not null,
  offer_version_id uuid not null,
  price_type text not null check (price_type in ('recurring', 'one_time', 'usage')),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint check (amount_minor >= 0),
  unit_rate numeric(20, 8) check (unit_rate >= 0),
  billing_cycle text
    check (billing_cycle in ('daily', 'weekly', 'monthly', 'quarterly', 'annual')),
  unit text check (unit in ('day', 'week', 'month', 'year', 'gb', 'tb', 'item')),
  description text,
  primary key (tenant_id, id),
  check ((price_type = 'usage') = (unit_rate is not null)),
  check ((price_type = 'usage') = (amount_minor is null)),
  foreign key (tenant_id, offer_version_id, offer_id)
    references offer_version (tenant_id, id, offer_id) on delete cascade
);
create unique index offer_price_once
  on offer_price (tenant_id, offer_version_id, price_type, currency, coalesce(description, ''));
create unique index offer_price_recurring
  on offer_price (tenant_id, offer_version_id, currency) where price_type = 'recurring';
create index offer_price_offer on offer_price (tenant_id, offer_id);
select dotmac_tenant_table('offer_price');
