--liquibase formatted sql
--changeset dotmac:0061-service-lock splitStatements:false

-- Why a service is not fully on: at most one open lock a reason. Released locks stay as history.
create table service_lock (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscription_id uuid not null,
  reason text not null check (reason in
    ('overdue', 'admin', 'customer_hold', 'quota', 'fraud', 'prepaid', 'system')),
  effect text not null check (effect in ('throttle', 'suspend', 'reject')),
  -- What placed it and may lift it, such as dunning, staff or subscriber.
  owner text not null check (owner <> ''),
  note text,
  placed_at timestamptz not null,
  placed_by text not null,
  released_at timestamptz,
  released_by text,
  primary key (tenant_id, id),
  check ((released_at is null) = (released_by is null)),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id)
);
create unique index service_lock_open on service_lock (tenant_id, subscription_id, reason)
  where released_at is null;
create index service_lock_subscription on service_lock (tenant_id, subscription_id, placed_at);
select dotmac_tenant_table('service_lock');

-- Both in one: the index reads the services again, the network follows.
create function dotmac_service_lock_access() returns trigger language plpgsql as $$
begin
  insert into access_change (tenant_id, kind, ref_id)
  select distinct tenant_id, 'subscription', subscription_id from changed;
  perform dotmac_enforce(tenant_id, subscription_id)
  from (select distinct tenant_id, subscription_id from changed
    order by tenant_id, subscription_id) services;
  return null;
end $$;
create trigger service_lock_placed after insert on service_lock
  referencing new table as changed
  for each statement execute function dotmac_service_lock_access();
create trigger service_lock_changed after update on service_lock
  referencing new table as changed
  for each statement execute function dotmac_service_lock_access();
