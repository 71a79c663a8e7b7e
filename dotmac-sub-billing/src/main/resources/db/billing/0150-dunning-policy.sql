--liquibase formatted sql
--changeset dotmac:0150-dunning-policy splitStatements:false

-- Rules by which overdue accounts are reminded and restricted. Without a policy set it is for every
-- set that has no policy of its own.
create table dunning_policy (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  policy_set_id uuid,
  is_active boolean not null default true,
  notes text,
  primary key (tenant_id, id),
  unique (tenant_id, name),
  foreign key (tenant_id, policy_set_id) references policy_set (tenant_id, id)
);
create unique index dunning_policy_set on dunning_policy (tenant_id, policy_set_id)
  where is_active and policy_set_id is not null;
create unique index dunning_policy_all on dunning_policy (tenant_id)
  where is_active and policy_set_id is null;
select dotmac_tenant_table('dunning_policy');

-- What a policy says; never changed, only followed by the next version. The last one counts.
create table dunning_policy_version (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  policy_id uuid not null,
  version_no int not null check (version_no > 0),
  document jsonb not null check (jsonb_typeof(document -> 'steps') = 'array'),
  published_at timestamptz not null,
  published_by text not null,
  primary key (tenant_id, id),
  unique (tenant_id, policy_id, version_no),
  foreign key (tenant_id, policy_id) references dunning_policy (tenant_id, id)
);
select dotmac_tenant_table('dunning_policy_version');
select dotmac_append_only('dunning_policy_version');

--changeset dotmac:0150-dunning-case splitStatements:false
-- A case began by a version of a policy, or by the ladder of a policy set.
alter table dunning_case alter column policy_set_id drop not null;
alter table dunning_case add column policy_version_id uuid;
alter table dunning_case add column last_day_offset int check (last_day_offset >= 0);
-- The last day of a pause; a pause without one lasts until it is ended.
alter table dunning_case add column paused_until date;
alter table dunning_case add check (policy_set_id is not null or policy_version_id is not null);
alter table dunning_case add check (paused_until is null or status <> 'open');
alter table dunning_case add foreign key (tenant_id, policy_version_id)
  references dunning_policy_version (tenant_id, id);
update dunning_case c set last_day_offset = l.day_offset from dunning_action_log l
  where l.tenant_id = c.tenant_id and l.case_id = c.id and l.step_no = c.steps_done;

-- What a step cost, and the invoice that says so.
alter table dunning_action_log add column fee_minor bigint check (fee_minor > 0);
alter table dunning_action_log add column fee_invoice_id uuid;
alter table dunning_action_log add check ((fee_minor is null) = (fee_invoice_id is null));
alter table dunning_action_log add foreign key (tenant_id, fee_invoice_id)
  references invoice (tenant_id, id);

--changeset dotmac:0150-dunning-shield splitStatements:false
-- While it is active, no step is taken for what it covers: one invoice, or all the account owes.
create table dunning_shield (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  account_id uuid not null,
  invoice_id uuid,
  kind text not null check (kind in ('promise', 'dispute', 'arrangement')),
  status text not null check (status in ('active', 'kept', 'broken', 'ended')),
  starts_on date not null,
  -- Its last day.
  ends_on date,
  amount_minor bigint check (amount_minor > 0),
  currency char(3) check (currency ~ '^[A-Z]{3}$'),
  arrangement_id uuid,
  reason text,
  placed_at timestamptz not null,
  placed_by text not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  check (ends_on >= starts_on),
  check ((amount_minor is null) = (currency is null)),
  check ((status = 'active') = (ended_at is null)),
  check (kind <> 'promise' or (ends_on is not null and amount_minor is not null)),
  check ((kind = 'arrangement') = (arrangement_id is not null)),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create index dunning_shield_active on dunning_shield (tenant_id, account_id)
  where status = 'active';
create index dunning_shield_ending on dunning_shield (tenant_id, ends_on)
  where status = 'active';
create index dunning_shield_account on dunning_shield (tenant_id, account_id, placed_at);
create unique index dunning_shield_promise on dunning_shield (tenant_id, account_id)
  where status = 'active' and kind = 'promise';
create unique index dunning_shield_dispute on dunning_shield (tenant_id, invoice_id)
  where status = 'active' and kind = 'dispute';
select dotmac_tenant_table('dunning_shield');

--changeset dotmac:0150-dunning-brake splitStatements:false
-- Why services are not restricted for now; history once released.
create table dunning_brake (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  cause text not null check (cause <> ''),
  detail text not null,
  engaged_at timestamptz not null,
  released_at timestamptz,
  primary key (tenant_id, id)
);
create unique index dunning_brake_engaged on dunning_brake (tenant_id, cause)
  where released_at is null;
select dotmac_tenant_table('dunning_brake');
-- Which restrictions were made on a day, for the cap.
create index dunning_action_log_restrictions on dunning_action_log (tenant_id, executed_at)
  where action in ('suspend', 'reject');
-- The last attempt of an account that failed.
create index payment_failed on payment (tenant_id, account_id, failed_at)
  where status = 'failed';

--changeset dotmac:0150-dunning-steps splitStatements:false
-- A later version may number its steps anew; the days of a case rise all the same.
alter table dunning_action_log
  drop constraint dunning_action_log_tenant_id_case_id_step_no_key;
alter table dunning_action_log add unique (tenant_id, case_id, day_offset);
