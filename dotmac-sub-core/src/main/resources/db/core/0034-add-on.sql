--liquibase formatted sql
--changeset dotmac:0034-add-on splitStatements:false

-- What can be bought beside a plan.
create table add_on (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  code text,
  addon_type text not null check (addon_type in ('static_ip', 'router_rental', 'install_fee',
    'premium_support', 'extra_ip', 'managed_wifi', 'custom')),
  description text,
  tax_rate_id uuid,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, tax_rate_id) references tax_rate (tenant_id, id)
);
create unique index add_on_code on add_on (tenant_id, lower(code)) where code is not null;
select dotmac_tenant_table('add_on');

-- The price of an add-on for the days [effective_start, effective_end).
create table add_on_price (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  add_on_id uuid not null,
  price_type text not null check (price_type in ('recurring', 'one_time', 'usage')),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint check (amount_minor >= 0),
  unit_rate numeric(20, 8) check (unit_rate >= 0),
  billing_cycle text
    check (billing_cycle in ('daily', 'weekly', 'monthly', 'quarterly', 'annual')),
  unit text check (unit in ('day', 'week', 'month', 'year', 'gb', 'tb', 'item')),
  description text,
  effective_start date not null,
  effective_end date,
  primary key (tenant_id, id),
  unique (tenant_id, add_on_id, price_type, currency, effective_start),
  check (effective_end > effective_start),
  check ((price_type = 'usage') = (unit_rate is not null)),
  check ((price_type = 'usage') = (amount_minor is null)),
  foreign key (tenant_id, add_on_id) references add_on (tenant_id, id)
);
create unique index add_on_price_open on add_on_price (tenant_id, add_on_id, price_type, currency)
  where effective_end is null;
select dotmac_tenant_table('add_on_price');

-- Which add-ons an offer may be, or must be, sold with.
create table offer_add_on (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  offer_id uuid not null,
  add_on_id uuid not null,
  is_required boolean not null default false,
  min_quantity int check (min_quantity >= 0),
  max_quantity int check (max_quantity >= 1),
  primary key (tenant_id, id),
  unique (tenant_id, offer_id, add_on_id),
  check (max_quantity >= min_quantity),
  foreign key (tenant_id, offer_id) references catalog_offer (tenant_id, id) on delete cascade,
  foreign key (tenant_id, add_on_id) references add_on (tenant_id, id)
);
create index offer_add_on_add_on on offer_add_on (tenant_id, add_on_id);
select dotmac_tenant_table('offer_add_on');
