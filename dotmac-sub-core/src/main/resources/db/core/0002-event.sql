--liquibase formatted sql

--changeset dotmac:0002-partitions splitStatements:false
-- Makes the monthly partitions of a table from one year before to `ahead` months after a day, and
-- a default one, so that a write never fails. May be called again: it adds what is missing.
create function dotmac_monthly_partitions(parent text, around date, ahead int)
returns void language plpgsql as $$
declare
  month date;
  part text;
begin
  for month in
    select generate_series(date_trunc('month', around - interval '1 year'),
      date_trunc('month', around) + make_interval(months => ahead), interval '1 month')::date
  loop
    part := parent || to_char(month, '_YYYY_MM');
    if to_regclass(quote_ident(part)) is null then
      execute format('create table %I partition of %I for values from (%L) to (%L)',
        part, parent, month, (month + interval '1 month')::date);
      -- Reached through the parent only: without a policy of its own it shows nothing.
      execute format('alter table %I enable row level security', part);
      execute format('alter table %I force row level security', part);
    end if;
  end loop;
  part := parent || '_rest';
  if to_regclass(quote_ident(part)) is null then
    execute format('create table %I partition of %I default', part, parent);
    execute format('alter table %I enable row level security', part);
    execute format('alter table %I force row level security', part);
  end if;
end $$;

--changeset dotmac:0002-event splitStatements:false
-- What happened, written in the transaction in which it happened. Partitioned by month.
create table event_store (
  tenant_id uuid not null references tenant (id),
  event_id uuid not null,
  seq bigint generated always as identity,
  -- Cursor readers stay below pg_snapshot_xmin of these, so that a late commit is never skipped.
  txid xid8 not null default pg_current_xact_id(),
  event_type text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  payload jsonb not null,
  actor_type text not null,
  actor_id uuid,
  actor_name text not null,
  subscriber_id uuid,
  account_id uuid,
  subscription_id uuid,
  invoice_id uuid,
  service_order_id uuid,
  status text not null default 'pending'
    check (status in ('pending', 'processing', 'completed', 'failed')),
  primary key (tenant_id, event_id, recorded_at)
) partition by range (recorded_at);
create index event_store_seq on event_store (tenant_id, seq);
create index event_store_open on event_store (tenant_id, seq) where status in ('pending', 'processing');
create index event_store_subscriber on event_store (tenant_id, subscriber_id, seq)
  where subscriber_id is not null;
create index event_store_account on event_store (tenant_id, account_id, seq)
  where account_id is not null;
create index event_store_subscription on event_store (tenant_id, subscription_id, seq)
  where subscription_id is not null;
select dotmac_monthly_partitions('event_store', current_date, 24);
select dotmac_tenant_table('event_store');

-- One row per event and handler: claimed by status, never by "the last sequence seen".
create table event_delivery (
  tenant_id uuid not null references tenant (id),
  event_id uuid not null,
  event_seq bigint not null,
  recorded_at timestamptz not null,
  handler text not null,
  status text not null default 'pending'
    check (status in ('pending', 'completed', 'failed')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  error text,
  completed_at timestamptz,
  primary key (tenant_id, event_id, handler)
);
create index event_delivery_due on event_delivery (tenant_id, next_attempt_at, event_seq)
  where status = 'pending';
create index event_delivery_failed on event_delivery (tenant_id, event_seq)
  where status = 'failed';
select dotmac_tenant_table('event_delivery');
