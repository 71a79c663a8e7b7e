--liquibase formatted sql
--changeset dotmac:0196-audit-seal splitStatements:false

-- A row is found in its month. No seal was written before.
alter table audit_seal add column occurred_at timestamptz not null;
create unique index audit_seal_event on audit_seal (tenant_id, audit_id);

-- As ledger_seal_head: where the chain ends, and up to which number nothing is left to seal.
create table audit_seal_head (
  tenant_id uuid not null primary key,
  position bigint not null default 0 check (position >= 0),
  hash bytea not null,
  swept_seq bigint not null default 0,
  marked_seq bigint,
  marked_xid xid8,
  sealed_at timestamptz not null default now(),
  foreign key (tenant_id) references tenant (id)
);
select dotmac_tenant_table('audit_seal_head');

--changeset dotmac:0196-months splitStatements:false
-- As before, and the audit gets its months too; old months of events may go when they are empty.
create or replace function dotmac_add_months(ahead int) returns void language plpgsql
security definer set search_path from current as $$
declare
  parent text;
begin
  perform set_config('lock_timeout', '5s', true);
  foreach parent in array
    array['radius_session_closed', 'radius_auth_log', 'usage_record', 'event_store', 'audit_event']
  loop
    perform dotmac_monthly_partitions(parent, current_date, ahead);
  end loop;
end $$;

create or replace function dotmac_drop_months(before date) returns int language plpgsql
security definer set search_path from current as $$
declare
  part record;
  filled boolean;
  dropped int := 0;
begin
  perform set_config('lock_timeout', '5s', true);
  for part in
    select c.relname
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    join pg_class p on p.oid = i.inhparent
    where p.relnamespace = current_schema()::regnamespace
      and p.relname in ('radius_session_closed', 'radius_auth_log', 'usage_record', 'event_store')
      and c.relname ~ '_[0-9]{4}_[0-9]{2}$'
      and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before
    order by c.relname
  loop
    -- Otherwise the owner would see no row of any tenant.
    execute format('alter table %I no force row level security', part.relname);
    execute format('select exists (select 1 from %I)', part.relname) into filled;
    if filled then
      execute format('alter table %I force row level security', part.relname);
    else
      execute format('drop table %I', part.relname);
      dropped := dropped + 1;
    end if;
  end loop;
  return dropped;
end $$;
