--liquibase formatted sql

--changeset dotmac:0312-alert-messages splitStatements:false
-- What staff is told of alerts is a kind of its own.
alter table notification_template drop constraint notification_template_category_check;
alter table notification_template add constraint notification_template_category_check
  check (category in ('account', 'alert', 'billing', 'service', 'usage', 'marketing'));
alter table notification drop constraint notification_category_check;
alter table notification add constraint notification_category_check
  check (category in ('account', 'alert', 'billing', 'service', 'usage', 'marketing'));

--changeset dotmac:0312-on-call splitStatements:false
-- Who is called takes turns.
create table on_call_rotation (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  -- Absent: the tenant's.
  timezone text,
  shift_hours int not null check (shift_hours between 1 and 1344),
  -- When the shift of the first member began; those that follow begin at that time of day.
  starts_at timestamptz not null,
  is_active boolean not null default true,
  notes text,
  primary key (tenant_id, id)
);
create unique index on_call_rotation_name on on_call_rotation (tenant_id, lower(name))
  where is_active;
select dotmac_tenant_table('on_call_rotation');

create table on_call_rotation_member (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  rotation_id uuid not null,
  name text not null check (name <> ''),
  principal_id uuid,
  email text,
  phone text,
  priority int not null check (priority between 0 and 1000),
  is_active boolean not null default true,
  primary key (tenant_id, id),
  constraint on_call_rotation_member_way check (num_nonnulls(principal_id, email, phone) > 0),
  foreign key (tenant_id, rotation_id) references on_call_rotation (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id)
);
create index on_call_rotation_member_turn
  on on_call_rotation_member (tenant_id, rotation_id, priority);
create index on_call_rotation_member_principal
  on on_call_rotation_member (tenant_id, principal_id) where principal_id is not null;
select dotmac_tenant_table('on_call_rotation_member');

-- Which alerts somebody is told of.
create table alert_notification_policy (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  -- Each of these narrows it down.
  rule_id uuid,
  snmp_target_id uuid,
  interface_id uuid,
  pop_site_id uuid,
  severity_min text not null check (severity_min in ('info', 'warning', 'critical')),
  tells_resolved boolean not null,
  is_active boolean not null default true,
  -- Of alerts that were raised before, nobody is told.
  active_since timestamptz not null default now(),
  notes text,
  primary key (tenant_id, id),
  foreign key (tenant_id, rule_id) references alert_rule (tenant_id, id),
  foreign key (tenant_id, snmp_target_id) references snmp_target (tenant_id, id),
  foreign key (tenant_id, interface_id) references monitored_interface (tenant_id, id),
  foreign key (tenant_id, pop_site_id) references pop_site (tenant_id, id)
);
create unique index alert_notification_policy_name
  on alert_notification_policy (tenant_id, lower(name)) where is_active;
create index alert_notification_policy_rule
  on alert_notification_policy (tenant_id, rule_id) where rule_id is not null;
create index alert_notification_policy_target
  on alert_notification_policy (tenant_id, snmp_target_id) where snmp_target_id is not null;
create index alert_notification_policy_interface
  on alert_notification_policy (tenant_id, interface_id) where interface_id is not null;
create index alert_notification_policy_site
  on alert_notification_policy (tenant_id, pop_site_id) where pop_site_id is not null;
select dotmac_tenant_table('alert_notification_policy');

create function dotmac_policy_since() returns trigger language plpgsql as $$
begin
  new.active_since := now();
  return new;
end $$;
create trigger alert_notification_policy_since before update on alert_notification_policy
  for each row when (new.is_active and not old.is_active)
  execute function dotmac_policy_since();

-- Who is told, and how long after the alert was raised if nobody has taken it on by then.
create table alert_notification_policy_step (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  policy_id uuid not null,
  step_index int not null check (step_index between 0 and 99),
  delay_minutes int not null check (delay_minutes between 0 and 10080),
  channel text not null check (channel in ('email', 'sms')),
  principal_id uuid,
  recipient text,
  rotation_id uuid,
  severity_min text check (severity_min in ('info', 'warning', 'critical')),
  is_active boolean not null default true,
  primary key (tenant_id, id),
  constraint alert_notification_policy_step_who
    check (num_nonnulls(principal_id, recipient, rotation_id) = 1),
  foreign key (tenant_id, policy_id) references alert_notification_policy (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id),
  foreign key (tenant_id, rotation_id) references on_call_rotation (tenant_id, id)
);
create unique index alert_notification_policy_step_index
  on alert_notification_policy_step (tenant_id, policy_id, step_index) where is_active;
create index alert_notification_policy_step_policy
  on alert_notification_policy_step (tenant_id, policy_id);
create index alert_notification_policy_step_principal
  on alert_notification_policy_step (tenant_id, principal_id) where principal_id is not null;
create index alert_notification_policy_step_rotation
  on alert_notification_policy_step (tenant_id, rotation_id) where rotation_id is not null;
select dotmac_tenant_table('alert_notification_policy_step');

-- Who was told of which alert. The message is forgotten before this is: no foreign key.
create table alert_notification_log (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  alert_id uuid not null,
  policy_id uuid not null,
  step_id uuid not null,
  kind text not null check (kind in ('raised', 'resolved')),
  channel text not null check (channel in ('email', 'sms')),
  name text not null,
  recipient text,
  locale text,
  notification_id uuid,
  status text not null
    check (status in ('queued', 'sending', 'delivered', 'failed', 'canceled')),
  error text,
  told_at timestamptz not null,
  primary key (tenant_id, id),
  check (notification_id is not null or (status = 'failed' and error is not null)),
  foreign key (tenant_id, alert_id) references alert (tenant_id, id),
  foreign key (tenant_id, policy_id) references alert_notification_policy (tenant_id, id),
  foreign key (tenant_id, step_id) references alert_notification_policy_step (tenant_id, id)
);
-- Told once by each step, however many servers look at once.
create unique index alert_notification_log_once
  on alert_notification_log (tenant_id, alert_id, step_id, kind);
create index alert_notification_log_policy
  on alert_notification_log (tenant_id, policy_id, told_at desc);
create index alert_notification_log_step on alert_notification_log (tenant_id, step_id);
create index alert_notification_log_told on alert_notification_log (tenant_id, told_at);
create index alert_notification_log_message
  on alert_notification_log (tenant_id, notification_id) where notification_id is not null;
select dotmac_tenant_table('alert_notification_log');

-- What is over since some time.
create index alert_resolved on alert (tenant_id, resolved_at) where status = 'resolved';
