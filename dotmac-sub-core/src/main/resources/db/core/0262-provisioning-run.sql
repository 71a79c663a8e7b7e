--liquibase formatted sql

--changeset dotmac:0262-provisioning-device splitStatements:false
-- A device that orders are carried out on, and how it is reached.
create table provisioning_device (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  vendor text not null
    check (vendor in ('mikrotik', 'huawei', 'zte', 'nokia', 'genieacs', 'other')),
  host text not null check (host <> ''),
  port int not null check (port between 1 and 65535),
  username text not null check (username <> ''),
  password_sealed text,
  enable_password_sealed text,
  -- The key it must show, as OpenSSH prints it.
  host_key text not null check (host_key ~ '^SHA256:[A-Za-z0-9+/]{43}$'),
  is_active boolean not null default true,
  -- The run that works on it now, until it has to say so again: one at a time, whatever the node.
  lease_token uuid,
  leased_until timestamptz,
  primary key (tenant_id, id)
);
create unique index provisioning_device_name on provisioning_device (tenant_id, lower(name))
  where is_active;
select dotmac_tenant_table('provisioning_device');

--changeset dotmac:0262-provisioning-workflow splitStatements:false
-- What is done on devices of a vendor, in order.
create table provisioning_workflow (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  vendor text not null
    check (vendor in ('mikrotik', 'huawei', 'zte', 'nokia', 'genieacs', 'other')),
  description text,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
create unique index provisioning_workflow_name on provisioning_workflow (tenant_id, lower(name))
  where is_active;
select dotmac_tenant_table('provisioning_workflow');

create table provisioning_step (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  workflow_id uuid not null,
  name text not null check (name <> ''),
  step_type text not null check (step_type in ('assign_ont', 'push_config', 'confirm_up')),
  order_index int not null check (order_index between 0 and 999),
  line_profile int check (line_profile between 0 and 65535),
  service_profile int check (service_profile between 0 and 65535),
  vlan int check (vlan between 1 and 4094),
  user_vlan int check (user_vlan between 1 and 4094),
  gemport int check (gemport between 0 and 4095),
  inbound_table int check (inbound_table >= 0),
  outbound_table int check (outbound_table >= 0),
  timeout_seconds int check (timeout_seconds between 0 and 86400),
  is_active boolean not null default true,
  primary key (tenant_id, id),
  check ((inbound_table is null) = (outbound_table is null)),
  foreign key (tenant_id, workflow_id) references provisioning_workflow (tenant_id, id)
);
create unique index provisioning_step_order
  on provisioning_step (tenant_id, workflow_id, order_index) where is_active;
create index provisioning_step_workflow on provisioning_step (tenant_id, workflow_id);
select dotmac_tenant_table('provisioning_step');

--changeset dotmac:0262-provisioning-run splitStatements:false
-- One attempt to carry out an order on a device: to set it up, or to take it down again.
create table provisioning_run (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  workflow_id uuid not null,
  service_order_id uuid not null,
  subscription_id uuid not null,
  -- Of a run that takes down: the one that had set it up.
  undoes_id uuid,
  direction text not null check (direction in ('apply', 'undo')),
  status text not null check (status in ('pending', 'running', 'success', 'failed')),
  device_id uuid not null,
  pon_port text not null check (pon_port ~ '^[0-9]{1,3}/[0-9]{1,3}/[0-9]{1,3}$'),
  serial_number text not null check (serial_number <> ''),
  vlan int check (vlan between 1 and 4094),
  -- Its number on the port, once that was read back.
  ont_number int check (ont_number between 0 and 255),
  started_at timestamptz,
  completed_at timestamptz,
  error_message text,
  leftovers jsonb not null default '[]',
  requested_by text not null,
  lease_token uuid,
  next_attempt_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check ((direction = 'undo') = (undoes_id is not null)),
  check ((status in ('success', 'failed')) = (completed_at is not null)),
  check (status = 'running' or lease_token is null),
  foreign key (tenant_id, workflow_id) references provisioning_workflow (tenant_id, id),
  foreign key (tenant_id, service_order_id) references service_order (tenant_id, id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id),
  foreign key (tenant_id, undoes_id) references provisioning_run (tenant_id, id),
  foreign key (tenant_id, device_id) references provisioning_device (tenant_id, id)
);
-- An order is carried out once at a time.
create unique index provisioning_run_open on provisioning_run (tenant_id, service_order_id)
  where status in ('pending', 'running');
create index provisioning_run_order on provisioning_run (tenant_id, service_order_id, id);
create index provisioning_run_subscription on provisioning_run (tenant_id, subscription_id, id);
create index provisioning_run_workflow on provisioning_run (tenant_id, workflow_id);
create index provisioning_run_undoes on provisioning_run (tenant_id, undoes_id)
  where undoes_id is not null;
create index provisioning_run_device on provisioning_run (tenant_id, device_id);
create index provisioning_run_due on provisioning_run (tenant_id, next_attempt_at)
  where status in ('pending', 'running');
select dotmac_tenant_table('provisioning_run');

-- The steps of a run, as they stood in its workflow when it began.
create table provisioning_run_step (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  run_id uuid not null,
  position int not null check (position >= 0),
  name text not null,
  step_type text not null check (step_type in ('assign_ont', 'push_config', 'confirm_up')),
  line_profile int,
  service_profile int,
  vlan int,
  user_vlan int,
  gemport int,
  inbound_table int,
  outbound_table int,
  timeout_seconds int,
  -- Running beyond its lease: nobody knows whether the device has what was sent to it.
  status text not null check (status in ('pending', 'running', 'success', 'failed')),
  attempts int not null default 0 check (attempts >= 0),
  started_at timestamptz,
  completed_at timestamptz,
  error_message text,
  -- Whether the device has, or may have, something by it that it had not before.
  changed boolean not null default false,
  -- What was sent and read, secrets masked.
  transcript text not null default '',
  primary key (tenant_id, id),
  unique (tenant_id, run_id, position),
  foreign key (tenant_id, run_id) references provisioning_run (tenant_id, id)
);
select dotmac_tenant_table('provisioning_run_step');

-- What a device still has of an order and could not be taken back.
alter table service_order add column leftovers jsonb not null default '[]';
