--liquibase formatted sql
--changeset dotmac:0060-access-change splitStatements:false

-- What the RADIUS index has to read again, written in the transaction that changed it. Ids only, of
-- all tenants, so that one query serves them all. Readers remember which transactions were still
-- open (pg_snapshot_xmin), so that a late commit is not skipped. Old rows may be deleted.
create table access_change (
  seq bigint generated always as identity primary key,
  txid xid8 not null default pg_current_xact_id(),
  tenant_id uuid not null,
  kind text not null
    check (kind in ('subscription', 'credential', 'offer', 'profile', 'client')),
  ref_id uuid not null,
  changed_at timestamptz not null default now()
);
create index access_change_txid on access_change (txid, seq);
select dotmac_platform_table('access_change');

-- A service whose network state has to be brought in line with its desired state. The desired state
-- itself is computed when the work is done, never stored: a later change cannot be overwritten.
create table enforcement_intent (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscription_id uuid not null,
  status text not null default 'pending'
    check (status in ('pending', 'working', 'done', 'failed')),
  requested_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  attempts int not null default 0,
  -- What was applied, once it is known.
  desired text check (desired in ('active', 'throttled', 'suspended', 'rejected')),
  reason text,
  error text,
  finished_at timestamptz,
  -- One object a request sent to a NAS: session, nas, action, answer, error_cause, at.
  evidence jsonb not null default '[]',
  primary key (tenant_id, id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id)
);
create unique index enforcement_intent_pending on enforcement_intent (tenant_id, subscription_id)
  where status = 'pending';
create index enforcement_intent_due on enforcement_intent (tenant_id, due_at)
  where status in ('pending', 'working');
create index enforcement_intent_subscription
  on enforcement_intent (tenant_id, subscription_id, requested_at desc);
select dotmac_tenant_table('enforcement_intent');

-- Statement trigger over the transition table "changed": arguments are the kind and the id column.
create function dotmac_access_changes() returns trigger language plpgsql as $$
begin
  execute format(
    'insert into access_change (tenant_id, kind, ref_id) '
    'select distinct tenant_id, %L, %I from changed where %I is not null',
    tg_argv[0], tg_argv[1], tg_argv[1]);
  return null;
end $$;

-- Row trigger for updates; give it a WHEN clause, so that only changes that matter are written.
create function dotmac_access_changed() returns trigger language plpgsql as $$
declare
  ref uuid := (to_jsonb(new) ->> tg_argv[1])::uuid;
begin
  if ref is not null then
    insert into access_change (tenant_id, kind, ref_id) values (new.tenant_id, tg_argv[0], ref);
  end if;
  return null;
end $$;

-- Asks for the enforcement of one service. The update of a waiting row takes its lock, so that a
-- worker cannot finish it with what was true before this transaction commits.
create function dotmac_enforce(tenant uuid, subscription uuid) returns void language sql as $$
  insert into enforcement_intent (tenant_id, subscription_id) values (tenant, subscription)
  on conflict (tenant_id, subscription_id) where status = 'pending'
  do update set requested_at = now(), due_at = now()
$$;

-- A service's own status or offer changed: the index reads it again, the network follows.
create function dotmac_subscription_access() returns trigger language plpgsql as $$
begin
  insert into access_change (tenant_id, kind, ref_id)
  values (new.tenant_id, 'subscription', new.id);
  perform dotmac_enforce(new.tenant_id, new.id);
  return null;
end $$;
create trigger subscription_access after update on subscription
  for each row when (old.status is distinct from new.status
    or old.offer_id is distinct from new.offer_id)
  execute function dotmac_subscription_access();

create trigger catalog_offer_access after update on catalog_offer
  for each row when (
    (old.down_kbps, old.up_kbps, old.throttle_down_kbps, old.throttle_up_kbps,
      old.usage_allowance_id)
    is distinct from (new.down_kbps, new.up_kbps, new.throttle_down_kbps, new.throttle_up_kbps,
      new.usage_allowance_id))
  execute function dotmac_access_changed('offer', 'id');
