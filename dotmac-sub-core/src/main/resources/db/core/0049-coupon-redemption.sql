--liquibase formatted sql
--changeset dotmac:0049-coupon-redemption splitStatements:false

-- A coupon that a service has, from start_on until its periods are over or it is taken off.
create table coupon_redemption (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  coupon_id uuid not null,
  subscription_id uuid not null,
  subscriber_id uuid not null,
  start_on date not null,
  removed_on date,
  redeemed_by text not null,
  primary key (tenant_id, id),
  unique (tenant_id, coupon_id, subscription_id),
  check (removed_on >= start_on),
  foreign key (tenant_id, coupon_id) references coupon (tenant_id, id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id)
);
create index coupon_redemption_subscription on coupon_redemption (tenant_id, subscription_id);
create index coupon_redemption_subscriber on coupon_redemption (tenant_id, subscriber_id);
select dotmac_tenant_table('coupon_redemption');
