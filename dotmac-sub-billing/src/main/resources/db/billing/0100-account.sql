--liquibase formatted sql
--changeset dotmac:0100-account splitStatements:false

-- Who owes: the account of one subscriber (then it has the subscriber's id) or of an organization.
create table billing_account (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscriber_id uuid,
  organization_id uuid,
  account_number text not null check (account_number <> ''),
  name text not null,
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  anchor_day int check (anchor_day between 1 and 31),
  payment_due_days int check (payment_due_days between 0 and 365),
  grace_days int check (grace_days between 0 and 365),
  billing_enabled boolean not null default true,
  is_active boolean not null default true,
  notes text,
  primary key (tenant_id, id),
  unique (tenant_id, account_number),
  check ((subscriber_id is null) <> (organization_id is null)),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create unique index billing_account_subscriber on billing_account (tenant_id, subscriber_id)
  where subscriber_id is not null;
create index billing_account_organization on billing_account (tenant_id, organization_id)
  where organization_id is not null;
select dotmac_tenant_table('billing_account');

-- Where money that was collected lies: a bank account, a till.
create table collection_account (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  account_type text not null check (account_type in ('bank', 'cash', 'mobile_money', 'other')),
  bank_name text,
  account_last4 text check (account_last4 ~ '^[0-9]{4}$'),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  is_default boolean not null default false,
  is_active boolean not null default true,
  notes text,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
create unique index collection_account_default on collection_account (tenant_id, currency)
  where is_default;
select dotmac_tenant_table('collection_account');

-- Who moves money for us.
create table payment_provider (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  provider_type text not null check (provider_type in ('stripe', 'paypal', 'manual', 'custom')),
  is_active boolean not null default true,
  notes text,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select dotmac_tenant_table('payment_provider');

-- How an account pays. A token of the provider, never a card number.
create table payment_method (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  account_id uuid not null,
  provider_id uuid,
  method_type text not null
    check (method_type in ('card', 'bank_account', 'cash', 'check', 'transfer', 'other')),
  label text,
  token text,
  last4 text check (last4 ~ '^[0-9]{4}$'),
  brand text,
  expires_month int check (expires_month between 1 and 12),
  expires_year int check (expires_year between 2000 and 2200),
  is_default boolean not null default false,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id),
  foreign key (tenant_id, provider_id) references payment_provider (tenant_id, id)
);
create index payment_method_account on payment_method (tenant_id, account_id);
create unique index payment_method_default on payment_method (tenant_id, account_id)
  where is_default;
select dotmac_tenant_table('payment_method');
