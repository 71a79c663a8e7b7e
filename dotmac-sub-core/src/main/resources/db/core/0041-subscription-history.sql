--liquibase formatted sql
--changeset dotmac:0041-subscription-history splitStatements:false

-- What happened to a subscription, and from which day on it counts. Never changed afterwards.
create table subscription_lifecycle_event (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscription_id uuid not null,
  event_type text not null check (event_type in ('create', 'activate', 'suspend', 'resume',
    'cancel', 'expire', 'upgrade', 'downgrade')),
  from_status text
    check (from_status in ('pending', 'active', 'suspended', 'canceled', 'expired')),
  to_status text not null
    check (to_status in ('pending', 'active', 'suspended', 'canceled', 'expired')),
  effective_on date not null,
  occurred_at timestamptz not null,
  reason text,
  notes text,
  actor text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id)
);
create index subscription_lifecycle_event_subscription
  on subscription_lifecycle_event (tenant_id, subscription_id, occurred_at);
select dotmac_tenant_table('subscription_lifecycle_event');
select dotmac_append_only('subscription_lifecycle_event');

-- A wish to move to another offer, waiting for its day or for approval.
create table subscription_change_request (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscription_id uuid not null,
  current_offer_id uuid not null,
  requested_offer_id uuid not null,
  status text not null
    check (status in ('pending', 'approved', 'rejected', 'applied', 'canceled')),
  effective_on date not null,
  requested_by text not null,
  requested_at timestamptz not null,
  reviewed_by text,
  reviewed_at timestamptz,
  applied_at timestamptz,
  notes text,
  rejection_reason text,
  primary key (tenant_id, id),
  check (current_offer_id <> requested_offer_id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id),
  foreign key (tenant_id, current_offer_id) references catalog_offer (tenant_id, id),
  foreign key (tenant_id, requested_offer_id) references catalog_offer (tenant_id, id)
);
-- One open wish a subscription.
create unique index subscription_change_request_open
  on subscription_change_request (tenant_id, subscription_id)
  where status in ('pending', 'approved');
select dotmac_tenant_table('subscription_change_request');
