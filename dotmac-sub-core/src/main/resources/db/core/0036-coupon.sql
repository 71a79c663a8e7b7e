--liquibase formatted sql
--changeset dotmac:0036-coupon splitStatements:false

-- A code that takes something off the price of a service.
create table coupon (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  code text not null check (code ~ '^[A-Z0-9][A-Z0-9_-]{1,39}$'),
  name text not null check (name <> ''),
  discount_percent numeric(9, 6) check (discount_percent > 0 and discount_percent <= 100),
  amount_minor bigint check (amount_minor > 0),
  currency char(3) check (currency ~ '^[A-Z]{3}$'),
  -- plan: the plan alone; service: its recurring add-ons too.
  scope text not null check (scope in ('plan', 'service')),
  -- Null: for as long as the service lasts.
  periods int check (periods between 1 and 120),
  valid_from date,
  valid_until date,
  max_redemptions int check (max_redemptions > 0),
  max_per_subscriber int check (max_per_subscriber > 0),
  redeemed int not null default 0 check (redeemed >= 0),
  is_active boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  check ((discount_percent is null) <> (amount_minor is null)),
  check ((amount_minor is null) = (currency is null)),
  check (amount_minor is null or scope = 'plan'),
  check (valid_until > valid_from),
  -- The second lock on the limit; the first is the lock on the row.
  check (redeemed <= max_redemptions)
);
select dotmac_tenant_table('coupon');
