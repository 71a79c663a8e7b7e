--liquibase formatted sql
--changeset dotmac:0047-service-hold splitStatements:false

-- Days a service rests at its customer's wish (hold) or is served for nothing (extension), from
-- start_on to the day before end_on; a hold without an end lasts until it is ended.
create table service_hold (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscription_id uuid not null,
  kind text not null check (kind in ('hold', 'extension')),
  status text not null check (status in ('planned', 'active', 'ended', 'canceled')),
  start_on date not null,
  end_on date,
  -- Of the price, for these days, as the policy said when it was agreed.
  fee_percent numeric(9, 6) check (fee_percent between 0 and 100),
  reason text,
  requested_by text not null,
  primary key (tenant_id, id),
  check (end_on > start_on or (end_on = start_on and status in ('ended', 'canceled'))),
  check (kind = 'hold' or end_on is not null),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id)
);
create index service_hold_subscription on service_hold (tenant_id, subscription_id, start_on);
create index service_hold_open on service_hold (tenant_id, start_on)
  where status in ('planned', 'active');
select dotmac_tenant_table('service_hold');
