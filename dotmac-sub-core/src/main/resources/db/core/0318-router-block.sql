--liquibase formatted sql

--changeset dotmac:0318-router-block splitStatements:false
-- How a router or a line terminal holds back services that are suspended, beside RADIUS.
alter table provisioning_device add column suspend_by text
  check (suspend_by in ('address_list', 'ppp_secret', 'ont'));
alter table provisioning_device add check (suspend_by is null
  or case suspend_by when 'ont' then olt_id else nas_device_id end is not null);

-- What a router or a line terminal was told to hold back, from before it is told until it was told otherwise.
create table router_block (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  device_id uuid not null,
  subscription_id uuid not null,
  way text not null check (way in ('address_list', 'ppp_secret', 'ont')),
  -- An address, the name of a login, or the serial number of an ONT.
  value text not null check (value <> ''),
  status text not null check (status in ('pending', 'held', 'lifting')),
  error text,
  tried_at timestamptz,
  held_at timestamptz,
  primary key (tenant_id, id),
  check (status <> 'held' or held_at is not null),
  foreign key (tenant_id, device_id) references provisioning_device (tenant_id, id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id)
);
create unique index router_block_once
  on router_block (tenant_id, subscription_id, device_id, way, value);
create index router_block_device on router_block (tenant_id, device_id, way, value);
select dotmac_tenant_table('router_block');
