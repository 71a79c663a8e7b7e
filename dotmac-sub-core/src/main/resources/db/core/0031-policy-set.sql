--liquibase formatted sql
--changeset dotmac:0031-policy-set splitStatements:false

-- The rules of a contract: proration, refunds, trial, grace, suspension.
create table policy_set (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  proration_policy text not null check (proration_policy in ('immediate', 'next_cycle', 'none')),
  downgrade_policy text not null check (downgrade_policy in ('immediate', 'next_cycle', 'none')),
  trial_days int check (trial_days >= 0),
  trial_card_required boolean not null default false,
  grace_days int check (grace_days >= 0),
  suspension_action text not null
    check (suspension_action in ('none', 'throttle', 'suspend', 'reject')),
  suspension_billing text not null check (suspension_billing in ('continue', 'stop')),
  refund_policy text not null check (refund_policy in ('none', 'prorated', 'full_within_days')),
  refund_window_days int check (refund_window_days >= 0),
  is_default boolean not null default false,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  check (refund_policy <> 'full_within_days' or refund_window_days is not null)
);
-- At most one set serves the offers that name none.
create unique index policy_set_default on policy_set (tenant_id) where is_default;
select dotmac_tenant_table('policy_set');

create table policy_dunning_step (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  policy_set_id uuid not null,
  day_offset int not null check (day_offset between 0 and 3650),
  action text not null check (action in ('notify', 'throttle', 'suspend', 'reject')),
  note text,
  primary key (tenant_id, id),
  unique (tenant_id, policy_set_id, day_offset),
  foreign key (tenant_id, policy_set_id) references policy_set (tenant_id, id) on delete cascade
);
select dotmac_tenant_table('policy_dunning_step');
