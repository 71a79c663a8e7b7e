--liquibase formatted sql
--changeset dotmac:0021-subscriber splitStatements:false

-- Who is served. Amounts are in minor units of the row's currency.
create table subscriber (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscriber_number text not null,
  account_number text not null,
  external_id text,
  first_name text not null,
  last_name text not null,
  display_name text,
  avatar_url text,
  email text not null check (position('@' in email) > 1),
  email_verified boolean not null default false,
  phone text,
  date_of_birth date,
  gender text not null default 'unknown'
    check (gender in ('female', 'male', 'non_binary', 'other', 'unknown')),
  preferred_contact_method text
    check (preferred_contact_method in ('email', 'phone', 'sms', 'whatsapp', 'push')),
  locale text,
  timezone text,
  address_line1 text,
  address_line2 text,
  city text,
  region text,
  postal_code text,
  country_code text check (country_code ~ '^[A-Z]{2}$'),
  account_start_on date not null,
  status text not null check (status in ('active', 'suspended', 'canceled', 'delinquent')),
  status_reason text,
  status_changed_at timestamptz,
  marketing_opt_in boolean not null default false,
  organization_id uuid,
  reseller_id uuid,
  tax_rate_id uuid,
  billing_enabled boolean not null default true,
  billing_name text,
  billing_address_line1 text,
  billing_address_line2 text,
  billing_city text,
  billing_region text,
  billing_postal_code text,
  billing_country_code text check (billing_country_code ~ '^[A-Z]{2}$'),
  payment_method text check (payment_method in
    ('card', 'bank_account', 'cash', 'check', 'transfer', 'other')),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  deposit_minor bigint check (deposit_minor >= 0),
  billing_day int check (billing_day between 1 and 31),
  payment_due_days int check (payment_due_days between 0 and 365),
  grace_period_days int check (grace_period_days between 0 and 365),
  min_balance_minor bigint,
  prepaid_low_balance_at timestamptz,
  prepaid_deactivation_at timestamptz,
  notes text,
  metadata jsonb,
  primary key (tenant_id, id),
  unique (tenant_id, subscriber_number),
  unique (tenant_id, account_number),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id),
  foreign key (tenant_id, reseller_id) references reseller (tenant_id, id)
);
create unique index subscriber_email on subscriber (tenant_id, lower(email));
create unique index subscriber_external_id on subscriber (tenant_id, external_id)
  where external_id is not null;
create index subscriber_phone on subscriber (tenant_id, phone) where phone is not null;
create index subscriber_status on subscriber (tenant_id, status);
create index subscriber_created on subscriber (tenant_id, created_at desc, id);
create index subscriber_name on subscriber (tenant_id, lower(last_name), lower(first_name));
create index subscriber_organization on subscriber (tenant_id, organization_id)
  where organization_id is not null;
create index subscriber_reseller on subscriber (tenant_id, reseller_id)
  where reseller_id is not null;
select dotmac_tenant_table('subscriber');
