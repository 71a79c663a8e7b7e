--liquibase formatted sql
--changeset dotmac:0040-subscription splitStatements:false

-- A service that a subscriber has or had. Dates are half-open: end_on, contract_end_on and
-- billed_through are the first day that is no longer served, bound or billed.
create table subscription (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscription_number text not null,
  external_id text,
  subscriber_id uuid not null,
  -- Who owes: a billing account, by default the subscriber's own, which has the subscriber's id.
  account_id uuid not null,
  offer_id uuid not null,
  -- Set: the price is pinned to this version. Null: the version of each period's first day counts.
  offer_version_id uuid,
  service_address_id uuid,
  status text not null
    check (status in ('pending', 'active', 'suspended', 'canceled', 'expired')),
  billing_mode text not null check (billing_mode in ('prepaid', 'postpaid')),
  contract_term text not null
    check (contract_term in ('month_to_month', 'twelve_month', 'twentyfour_month')),
  contract_start_on date,
  contract_end_on date,
  auto_renew boolean not null default true,
  anchor_day int check (anchor_day between 1 and 31),
  start_on date,
  end_on date,
  activated_at timestamptz,
  suspended_at timestamptz,
  canceled_at timestamptz,
  cancel_reason text,
  quantity int not null default 1 check (quantity between 1 and 100000),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  unit_price_minor bigint check (unit_price_minor >= 0),
  setup_charge_minor bigint check (setup_charge_minor >= 0),
  activation_charge_minor bigint check (activation_charge_minor >= 0),
  discount_type text check (discount_type in ('percent', 'fixed')),
  discount_percent numeric(9, 6) check (discount_percent > 0 and discount_percent <= 100),
  discount_minor bigint check (discount_minor > 0),
  discount_start_on date,
  discount_end_on date,
  service_description text,
  next_bill_on date,
  billed_through date,
  primary key (tenant_id, id),
  unique (tenant_id, subscription_number),
  check (end_on >= start_on),
  check (contract_end_on > contract_start_on),
  check (discount_end_on > discount_start_on),
  check ((discount_type is not distinct from 'percent') = (discount_percent is not null)),
  check ((discount_type is not distinct from 'fixed') = (discount_minor is not null)),
  check (status in ('pending', 'canceled') or start_on is not null),
  check (status in ('pending', 'canceled') or anchor_day is not null),
  check (status not in ('canceled', 'expired') or end_on is not null or start_on is null),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id),
  foreign key (tenant_id, offer_id) references catalog_offer (tenant_id, id),
  foreign key (tenant_id, offer_version_id, offer_id)
    references offer_version (tenant_id, id, offer_id),
  foreign key (tenant_id, service_address_id) references address (tenant_id, id)
);
create unique index subscription_external_id on subscription (tenant_id, external_id)
  where external_id is not null;
create index subscription_subscriber on subscription (tenant_id, subscriber_id);
create index subscription_account on subscription (tenant_id, account_id);
create index subscription_offer on subscription (tenant_id, offer_id);
create index subscription_status on subscription (tenant_id, status);
create index subscription_created on subscription (tenant_id, created_at desc, id);
create index subscription_address on subscription (tenant_id, service_address_id)
  where service_address_id is not null;
create index subscription_next_bill on subscription (tenant_id, next_bill_on, account_id)
  where next_bill_on is not null;
select dotmac_tenant_table('subscription');

create table subscription_add_on (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscription_id uuid not null,
  add_on_id uuid not null,
  quantity int not null default 1 check (quantity between 1 and 100000),
  start_on date,
  end_on date,
  primary key (tenant_id, id),
  check (end_on >= start_on),
  foreign key (tenant_id, subscription_id)
    references subscription (tenant_id, id) on delete cascade,
  foreign key (tenant_id, add_on_id) references add_on (tenant_id, id)
);
create index subscription_add_on_subscription on subscription_add_on (tenant_id, subscription_id);
create index subscription_add_on_add_on on subscription_add_on (tenant_id, add_on_id);
select dotmac_tenant_table('subscription_add_on');
