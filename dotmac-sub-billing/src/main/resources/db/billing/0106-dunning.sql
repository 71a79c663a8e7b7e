--liquibase formatted sql
--changeset dotmac:0106-dunning splitStatements:false

-- The walk of one overdue account up the ladder of a policy set.
create table dunning_case (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  account_id uuid not null,
  policy_set_id uuid not null,
  -- The oldest invoice that was overdue when the case was last looked at.
  invoice_id uuid not null,
  due_on date not null,
  status text not null check (status in ('open', 'paused', 'resolved', 'closed')),
  steps_done int not null default 0 check (steps_done >= 0),
  -- At most one step a day, so that a customer can act between two of them.
  last_step_on date,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  pause_reason text,
  notes text,
  primary key (tenant_id, id),
  check ((status in ('open', 'paused')) = (resolved_at is null)),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id),
  foreign key (tenant_id, policy_set_id) references policy_set (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create unique index dunning_case_live on dunning_case (tenant_id, account_id)
  where status in ('open', 'paused');
create index dunning_case_status on dunning_case (tenant_id, status, opened_at);
create index dunning_case_account on dunning_case (tenant_id, account_id, opened_at);
select dotmac_tenant_table('dunning_case');

-- What a case did; a step of a case is done at most once.
create table dunning_action_log (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  case_id uuid not null,
  invoice_id uuid not null,
  step_no int not null check (step_no > 0),
  day_offset int not null,
  action text not null check (action in ('notify', 'throttle', 'suspend', 'reject')),
  result text not null check (result in ('success', 'failed')),
  scheduled_on date not null,
  executed_at timestamptz not null,
  notes text,
  primary key (tenant_id, id),
  unique (tenant_id, case_id, step_no),
  foreign key (tenant_id, case_id) references dunning_case (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create index dunning_action_log_executed on dunning_action_log (tenant_id, executed_at);
select dotmac_tenant_table('dunning_action_log');
