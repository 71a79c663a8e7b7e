--liquibase formatted sql
--changeset dotmac:0020-organization-reseller splitStatements:false

-- A company whose people are subscribers.
create table organization (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  legal_name text,
  tax_id text,
  domain text,
  website text,
  address_line1 text,
  address_line2 text,
  city text,
  region text,
  postal_code text,
  country_code text check (country_code ~ '^[A-Z]{2}$'),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
create index organization_name on organization (tenant_id, lower(name));
select dotmac_tenant_table('organization');

-- A partner who sells for the provider and looks after its own subscribers.
create table reseller (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  code text,
  contact_email text,
  contact_phone text,
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
create unique index reseller_code on reseller (tenant_id, lower(code)) where code is not null;
select dotmac_tenant_table('reseller');
