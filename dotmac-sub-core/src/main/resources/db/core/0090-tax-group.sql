--liquibase formatted sql
--changeset dotmac:0090-tax-group splitStatements:false

-- What a tax rate stands for that is a group of others, in their order. Wherever a rate is chosen,
-- a group may be.
create table tax_rate_part (
  tenant_id uuid not null,
  group_id uuid not null,
  position int not null check (position between 1 and 5),
  tax_rate_id uuid not null,
  -- Charged on the price and on the taxes before it, not on the price alone.
  compound boolean not null default false,
  primary key (tenant_id, group_id, position),
  unique (tenant_id, group_id, tax_rate_id),
  check (group_id <> tax_rate_id),
  foreign key (tenant_id, group_id) references tax_rate (tenant_id, id) on delete cascade,
  foreign key (tenant_id, tax_rate_id) references tax_rate (tenant_id, id)
);
select dotmac_tenant_table('tax_rate_part');

-- The tax of services by where they are. The place that is named most closely decides.
create table tax_region (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  country_code char(2) not null check (country_code ~ '^[A-Z]{2}$'),
  region text check (region <> ''),
  postal_prefix text check (postal_prefix <> ''),
  tax_rate_id uuid not null,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, tax_rate_id) references tax_rate (tenant_id, id)
);
create unique index tax_region_place on tax_region
  (tenant_id, country_code, lower(coalesce(region, '')), lower(coalesce(postal_prefix, '')))
  where is_active;
select dotmac_tenant_table('tax_region');
