--liquibase formatted sql
--changeset dotmac:0286-outage splitStatements:false

-- Many lost at once have one cause: a PON port, a line terminal or an access server.
create table outage (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  cause text not null check (cause in ('pon_port', 'olt_device', 'nas_device')),
  pon_port_id uuid,
  olt_id uuid,
  nas_device_id uuid,
  name text not null,
  status text not null default 'confirmed' check (status in ('confirmed', 'resolved')),
  began_at timestamptz not null,
  ended_at timestamptz,
  lost_count int not null,
  affected_count int not null,
  notes text,
  primary key (tenant_id, id),
  check ((ended_at is not null) = (status = 'resolved')),
  check (case cause when 'pon_port' then pon_port_id is not null
    when 'olt_device' then olt_id is not null else nas_device_id is not null end),
  foreign key (tenant_id, pon_port_id) references pon_port (tenant_id, id),
  foreign key (tenant_id, olt_id) references olt_device (tenant_id, id),
  foreign key (tenant_id, nas_device_id) references nas_device (tenant_id, id)
);
-- One of each cause at a time.
create unique index outage_open on outage
  (tenant_id, cause, coalesce(pon_port_id, olt_id, nas_device_id)) where status = 'confirmed';
create index outage_began on outage (tenant_id, began_at desc);
select dotmac_tenant_table('outage');

-- What was lost, whom it served, and when it came back.
create table outage_subscriber (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  outage_id uuid not null,
  ont_unit_id uuid,
  subscription_id uuid,
  subscriber_id uuid,
  lost_at timestamptz not null,
  restored_at timestamptz,
  primary key (tenant_id, id),
  check (num_nonnulls(ont_unit_id, subscription_id) > 0),
  foreign key (tenant_id, outage_id) references outage (tenant_id, id) on delete cascade,
  foreign key (tenant_id, ont_unit_id) references ont_unit (tenant_id, id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id)
);
create unique index outage_subscriber_once on outage_subscriber
  (tenant_id, outage_id, coalesce(ont_unit_id, subscription_id));
create index outage_subscriber_ont on outage_subscriber (tenant_id, ont_unit_id)
  where ont_unit_id is not null and restored_at is null;
create index outage_subscriber_subscriber on outage_subscriber (tenant_id, subscriber_id)
  where subscriber_id is not null;
select dotmac_tenant_table('outage_subscriber');
