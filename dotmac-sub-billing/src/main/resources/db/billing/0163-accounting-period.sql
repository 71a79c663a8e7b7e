--liquibase formatted sql
--changeset dotmac:0163-accounting-period splitStatements:false

-- Days whose books are closed: [period_start, period_end). Nothing is booked before the end of a
-- closed period.
create table accounting_period (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  period_start date not null,
  period_end date not null,
  status text not null check (status in ('closed', 'reopened')),
  closed_at timestamptz not null,
  closed_by text not null,
  reopened_at timestamptz,
  reopened_by text,
  reopen_reason text check (reopen_reason <> ''),
  primary key (tenant_id, id),
  check (period_end > period_start),
  check ((status = 'reopened') = (reopened_at is not null and reopen_reason is not null))
);
create unique index accounting_period_closed on accounting_period (tenant_id, period_end)
  where status = 'closed';
select dotmac_tenant_table('accounting_period');

-- Who closes takes the same lock alone and so waits for the bookings that are under way.
create function dotmac_refuse_closed_period() returns trigger language plpgsql as $$
declare
  refused record;
begin
  perform pg_advisory_xact_lock_shared(
      hashtextextended('accounting_period:' || f.tenant_id::text, 0))
    from (select distinct tenant_id from fresh) f;
  select f.id, f.booked_on, p.period_end into refused
    from fresh f join accounting_period p on p.tenant_id = f.tenant_id and p.status = 'closed'
      and p.period_end > f.booked_on
    limit 1;
  if found then
    raise exception 'ledger transaction % cannot be booked on %, the books before % are closed',
      refused.id, refused.booked_on, refused.period_end
      using errcode = 'check_violation', constraint = 'ledger_transaction_period';
  end if;
  return null;
end $$;
create trigger ledger_transaction_period after insert on ledger_transaction
  referencing new table as fresh
  for each statement execute function dotmac_refuse_closed_period();
