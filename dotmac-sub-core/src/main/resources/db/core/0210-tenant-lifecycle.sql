--liquibase formatted sql

--changeset dotmac:0210-tenant-kind
-- A sandbox is for trying things out: only its business clock can differ from the system clock.
alter table tenant add column kind text not null default 'live' check (kind in ('live', 'sandbox'));
update tenant set kind = 'sandbox' where clock_offset_seconds <> 0;
alter table tenant add constraint tenant_live_clock
  check (kind = 'sandbox' or clock_offset_seconds = 0);

--changeset dotmac:0210-tenant-erasure splitStatements:false
-- Facts are never deleted one by one. All rows of a tenant are, by the role that owns the tables,
-- when it names in its transaction the suspended tenant it erases.
create or replace function dotmac_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW'
      and coalesce(current_setting('dotmac.erasing', true), '') <> '' then
    if to_jsonb(old) ->> 'tenant_id' = current_setting('dotmac.erasing', true)
        and exists (select from tenant
          where id::text = current_setting('dotmac.erasing', true) and status = 'suspended') then
      return old;
    end if;
  end if;
  raise exception 'table % is append-only, % is refused', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end $$;

--changeset dotmac:0210-test-clock splitStatements:false
-- How far the clock of a sandbox is to move. A node that dies on the way leaves it to another.
create table test_clock (
  tenant_id uuid not null references tenant (id),
  target timestamptz not null,
  requested_by text not null,
  requested_at timestamptz not null default now(),
  reached_at timestamptz,
  error text,
  primary key (tenant_id)
);
select dotmac_tenant_table('test_clock');
