--liquibase formatted sql

--changeset dotmac:0260-technician splitStatements:false
-- Who goes to subscribers' places.
create table technician (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  phone text,
  email text,
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
create unique index technician_name on technician (tenant_id, lower(name)) where is_active;
select dotmac_tenant_table('technician');

--changeset dotmac:0260-service-order splitStatements:false
-- What has to be done for a service outside the office: at the subscriber's place, in the network.
create table service_order (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  order_number text not null,
  subscriber_id uuid not null,
  subscription_id uuid not null,
  order_type text not null
    check (order_type in ('new_install', 'upgrade', 'downgrade', 'disconnect')),
  status text not null check (status in
    ('draft', 'submitted', 'scheduled', 'provisioning', 'active', 'canceled', 'failed')),
  technician_id uuid,
  -- Not before that day: a disconnection waits for the last day that is served.
  due_on date,
  eta_at timestamptz,
  notes text,
  completed_at timestamptz,
  ended_reason text,
  -- Whether something was set up on a device for it: then only what is read back there ends it.
  on_device boolean not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, order_number),
  check ((status = 'active') = (completed_at is not null)),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id),
  foreign key (tenant_id, technician_id) references technician (tenant_id, id)
);
-- One of a kind at a time.
create unique index service_order_open on service_order (tenant_id, subscription_id, order_type)
  where status not in ('active', 'canceled');
create index service_order_subscription on service_order (tenant_id, subscription_id);
create index service_order_subscriber on service_order (tenant_id, subscriber_id);
create index service_order_status on service_order (tenant_id, status, id);
create index service_order_technician on service_order (tenant_id, technician_id)
  where technician_id is not null;
select dotmac_tenant_table('service_order');

-- From where an order may come to where; ServiceOrderStatus says the same, and a test that it does.
create function dotmac_order_step(before text, after text) returns boolean language sql immutable
as $$
  select after = any (case before
    when 'draft' then array['submitted', 'canceled']
    when 'submitted' then array['scheduled', 'provisioning', 'active', 'canceled']
    when 'scheduled' then array['submitted', 'provisioning', 'active', 'canceled']
    when 'provisioning' then array['active', 'failed']
    when 'failed' then array['submitted', 'scheduled', 'provisioning', 'active', 'canceled']
    else array[]::text[] end)
$$;

create function dotmac_order_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status not in ('draft', 'submitted') then
      raise exception 'an order begins as draft or submitted, not as %', new.status
        using errcode = 'check_violation';
    end if;
  elsif old.status <> new.status and not dotmac_order_step(old.status, new.status) then
    raise exception 'order % is % and cannot become %', old.order_number, old.status, new.status
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger service_order_moves before insert or update on service_order
  for each row execute function dotmac_order_moves();

-- A service that waits for its installation is not served before that is done.
create function dotmac_installed_first() returns trigger language plpgsql as $$
begin
  if exists (select from service_order o
      where o.tenant_id = new.tenant_id and o.subscription_id = new.id
        and o.order_type = 'new_install' and o.status not in ('active', 'canceled')) then
    raise exception 'service % waits for its installation', new.subscription_number
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger subscription_installed_first before update of status on subscription
  for each row when (old.status = 'pending' and new.status = 'active')
  execute function dotmac_installed_first();

--changeset dotmac:0260-service-order-history splitStatements:false
-- Each move of an order, and what it meant for the service.
create table service_state_transition (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  service_order_id uuid not null,
  from_status text,
  to_status text not null,
  from_state text check (from_state in ('pending', 'installing', 'provisioning', 'active',
    'suspended', 'canceled', 'disconnected')),
  to_state text not null check (to_state in ('pending', 'installing', 'provisioning', 'active',
    'suspended', 'canceled', 'disconnected')),
  reason text,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, service_order_id) references service_order (tenant_id, id)
);
create index service_state_transition_order
  on service_state_transition (tenant_id, service_order_id, id);
select dotmac_tenant_table('service_state_transition');
select dotmac_append_only('service_state_transition');

-- What people say about an order, and when they expect it to be done.
create table service_order_note (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  service_order_id uuid not null,
  note text,
  eta_at timestamptz,
  written_by text not null,
  written_at timestamptz not null,
  primary key (tenant_id, id),
  check (note is not null or eta_at is not null),
  foreign key (tenant_id, service_order_id) references service_order (tenant_id, id)
);
create index service_order_note_order on service_order_note (tenant_id, service_order_id, id);
select dotmac_tenant_table('service_order_note');
select dotmac_append_only('service_order_note');

create table provisioning_task (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  service_order_id uuid not null,
  name text not null check (name <> ''),
  status text not null
    check (status in ('pending', 'in_progress', 'blocked', 'completed', 'failed')),
  assigned_to uuid,
  notes text,
  started_at timestamptz,
  completed_at timestamptz,
  primary key (tenant_id, id),
  check ((status = 'completed') = (completed_at is not null)),
  foreign key (tenant_id, service_order_id) references service_order (tenant_id, id),
  foreign key (tenant_id, assigned_to) references technician (tenant_id, id)
);
create index provisioning_task_order on provisioning_task (tenant_id, service_order_id, id);
create index provisioning_task_assigned on provisioning_task (tenant_id, assigned_to)
  where assigned_to is not null;
select dotmac_tenant_table('provisioning_task');

--changeset dotmac:0260-install-appointment splitStatements:false
create table install_appointment (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  service_order_id uuid not null,
  technician_id uuid,
  scheduled_start timestamptz not null,
  -- The first moment after it.
  scheduled_end timestamptz not null,
  status text not null
    check (status in ('proposed', 'confirmed', 'completed', 'no_show', 'canceled')),
  is_self_install boolean not null default false,
  notes text,
  primary key (tenant_id, id),
  check (scheduled_end > scheduled_start),
  foreign key (tenant_id, service_order_id) references service_order (tenant_id, id),
  foreign key (tenant_id, technician_id) references technician (tenant_id, id),
  -- Nobody is at two places at a time.
  constraint install_appointment_technician exclude using gist (
    tenant_id with =, technician_id with =,
    tstzrange(scheduled_start, scheduled_end) with &&)
    where (status in ('proposed', 'confirmed') and technician_id is not null)
);
create unique index install_appointment_live on install_appointment (tenant_id, service_order_id)
  where status in ('proposed', 'confirmed');
create index install_appointment_order on install_appointment (tenant_id, service_order_id);
create index install_appointment_start on install_appointment (tenant_id, scheduled_start);
create index install_appointment_due on install_appointment (tenant_id, scheduled_end)
  where status = 'confirmed';
select dotmac_tenant_table('install_appointment');

create function dotmac_appointment_step(before text, after text) returns boolean
language sql immutable as $$
  select after = any (case before
    when 'proposed' then array['confirmed', 'completed', 'canceled']
    when 'confirmed' then array['proposed', 'completed', 'no_show', 'canceled']
    else array[]::text[] end)
$$;

create function dotmac_appointment_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status not in ('proposed', 'confirmed') then
      raise exception 'an appointment begins as proposed or confirmed, not as %', new.status
        using errcode = 'check_violation';
    end if;
  elsif old.status <> new.status and not dotmac_appointment_step(old.status, new.status) then
    raise exception 'an appointment that is % cannot become %', old.status, new.status
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger install_appointment_moves before insert or update on install_appointment
  for each row execute function dotmac_appointment_moves();

--changeset dotmac:0260-offer-installation
-- Whether somebody has to do something outside the office before a service of the plan works.
alter table catalog_offer add column requires_installation boolean not null default false;
