--liquibase formatted sql
--changeset dotmac:0035-billing-terms splitStatements:false

-- When a period is charged, what its days are counted from, and what ends or rests early costs.
alter table policy_set
  add column billing_timing text not null default 'in_advance'
    check (billing_timing in ('in_advance', 'in_arrears')),
  -- subscription: on the service's own day from its start; account: on the account's day, quarters
  -- and years from January.
  add column billing_alignment text not null default 'subscription'
    check (billing_alignment in ('subscription', 'account')),
  -- Of what the rest of the contract would have cost.
  add column early_termination_percent numeric(9, 6)
    check (early_termination_percent between 0 and 100),
  -- Of the price, for the days a customer has the service held.
  add column hold_fee_percent numeric(9, 6) check (hold_fee_percent between 0 and 100),
  add column max_hold_days int check (max_hold_days > 0),
  add column expiring_notice_days int check (expiring_notice_days between 0 and 3650),
  -- What becomes of a prepaid service whose next period its credit cannot pay; null: it is invoiced
  -- like any other.
  add column prepaid_action text
    check (prepaid_action in ('throttle', 'suspend', 'reject'));

-- How a price follows from a quantity; null: so much for each.
alter table offer_price
  add column interval_count int check (interval_count between 1 and 60),
  add column price_model text
    check (price_model in ('flat', 'per_unit', 'graduated', 'volume', 'package')),
  add column tiers jsonb check (jsonb_typeof(tiers) = 'array'),
  add column package_size numeric(20, 6) check (package_size > 0),
  add column included_units numeric(20, 6) check (included_units >= 0),
  add column cap_minor bigint check (cap_minor >= 0),
  add check ((price_model in ('graduated', 'volume')) is not distinct from (tiers is not null)
    or price_model is null and tiers is null),
  add check ((price_model = 'package') is not distinct from (package_size is not null)
    or price_model is null and package_size is null),
  add check (price_type = 'usage' or (included_units is null and cap_minor is null));
alter table add_on_price
  add column interval_count int check (interval_count between 1 and 60),
  add column price_model text
    check (price_model in ('flat', 'per_unit', 'graduated', 'volume', 'package')),
  add column tiers jsonb check (jsonb_typeof(tiers) = 'array'),
  add column package_size numeric(20, 6) check (package_size > 0),
  add column included_units numeric(20, 6) check (included_units >= 0),
  add column cap_minor bigint check (cap_minor >= 0),
  add check ((price_model in ('graduated', 'volume')) is not distinct from (tiers is not null)
    or price_model is null and tiers is null),
  add check ((price_model = 'package') is not distinct from (package_size is not null)
    or price_model is null and package_size is null),
  add check (price_type = 'usage' or (included_units is null and cap_minor is null));
