--liquibase formatted sql
--changeset dotmac:0284-alert splitStatements:false

-- When somebody has to look. A rule without a target is about all of them.
create table alert_rule (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  metric_type text not null check (metric_type in ('missed_polls', 'cpu', 'memory', 'temperature',
    'uptime', 'rx_bps', 'tx_bps', 'rx_utilization', 'tx_utilization', 'interface_down',
    'ont_rx_dbm', 'olt_rx_dbm', 'ont_offline')),
  operator text not null check (operator in ('gt', 'gte', 'lt', 'lte', 'eq')),
  threshold numeric(20, 4) not null,
  clear_threshold numeric(20, 4),
  duration_seconds int not null default 0 check (duration_seconds between 0 and 86400),
  severity text not null default 'warning' check (severity in ('info', 'warning', 'critical')),
  snmp_target_id uuid,
  interface_id uuid,
  is_active boolean not null default true,
  notes text,
  primary key (tenant_id, id),
  -- Where it ends must not lie where it begins.
  constraint alert_rule_clear check (clear_threshold is null
    or case when operator in ('gt', 'gte') then clear_threshold <= threshold
      when operator in ('lt', 'lte') then clear_threshold >= threshold else false end),
  foreign key (tenant_id, snmp_target_id) references snmp_target (tenant_id, id),
  foreign key (tenant_id, interface_id) references monitored_interface (tenant_id, id)
);
create unique index alert_rule_name on alert_rule (tenant_id, lower(name)) where is_active;
create index alert_rule_target on alert_rule (tenant_id, snmp_target_id)
  where snmp_target_id is not null;
create index alert_rule_interface on alert_rule (tenant_id, interface_id)
  where interface_id is not null;
select dotmac_tenant_table('alert_rule');

-- What a rule says of a subject now, and since when.
create table alert_breach (
  tenant_id uuid not null,
  rule_id uuid not null,
  subject_id uuid not null,
  value numeric not null,
  since timestamptz not null,
  seen_at timestamptz not null,
  primary key (tenant_id, rule_id, subject_id),
  foreign key (tenant_id, rule_id) references alert_rule (tenant_id, id) on delete cascade
);
alter table alert_breach set (fillfactor = 70);
select dotmac_tenant_table('alert_breach');

create table alert (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  rule_id uuid not null,
  -- The target, the interface or the ONT that it is about.
  subject_id uuid not null,
  snmp_target_id uuid,
  interface_id uuid,
  ont_unit_id uuid,
  metric_type text not null check (metric_type in ('missed_polls', 'cpu', 'memory', 'temperature',
    'uptime', 'rx_bps', 'tx_bps', 'rx_utilization', 'tx_utilization', 'interface_down',
    'ont_rx_dbm', 'olt_rx_dbm', 'ont_offline')),
  measured_value numeric(20, 4) not null,
  status text not null default 'open' check (status in ('open', 'acknowledged', 'resolved')),
  severity text not null check (severity in ('info', 'warning', 'critical')),
  triggered_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  resolved_at timestamptz,
  notes text,
  primary key (tenant_id, id),
  check ((resolved_at is not null) = (status = 'resolved')),
  foreign key (tenant_id, rule_id) references alert_rule (tenant_id, id),
  foreign key (tenant_id, snmp_target_id) references snmp_target (tenant_id, id),
  foreign key (tenant_id, interface_id) references monitored_interface (tenant_id, id),
  foreign key (tenant_id, ont_unit_id) references ont_unit (tenant_id, id)
);
-- One that is not over for each rule and subject.
create unique index alert_open on alert (tenant_id, rule_id, subject_id)
  where status <> 'resolved';
create index alert_triggered on alert (tenant_id, triggered_at desc);
create index alert_target on alert (tenant_id, snmp_target_id, triggered_at desc);
select dotmac_tenant_table('alert');

create table alert_event (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  alert_id uuid not null,
  status text not null check (status in ('open', 'acknowledged', 'resolved')),
  message text,
  actor_name text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, alert_id) references alert (tenant_id, id)
);
create index alert_event_alert on alert_event (tenant_id, alert_id, created_at);
select dotmac_tenant_table('alert_event');
select dotmac_append_only('alert_event');
