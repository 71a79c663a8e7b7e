--liquibase formatted sql
--changeset dotmac:0102-invoice splitStatements:false

-- What an account owes for. Ranges are half-open: period_end is the first day not covered.
create table invoice (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  account_id uuid not null,
  invoice_number text check (invoice_number <> ''),
  status text not null check (status in
    ('draft', 'issued', 'partially_paid', 'paid', 'void', 'overdue', 'written_off')),
  origin text not null check (origin in ('run', 'manual', 'import')),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  subtotal_minor bigint not null,
  tax_total_minor bigint not null,
  total_minor bigint not null check (total_minor >= 0),
  paid_minor bigint not null default 0 check (paid_minor >= 0),
  credited_minor bigint not null default 0 check (credited_minor >= 0),
  written_off_minor bigint not null default 0 check (written_off_minor >= 0),
  balance_due_minor bigint not null check (balance_due_minor between 0 and total_minor),
  period_start date,
  period_end date,
  issued_on date,
  due_on date,
  paid_at timestamptz,
  voided_at timestamptz,
  void_reason text,
  memo text,
  billing_run_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, invoice_number),
  check (total_minor = subtotal_minor + tax_total_minor),
  check (balance_due_minor = case when status = 'void' then 0
    else total_minor - paid_minor - credited_minor - written_off_minor end),
  -- A draft has no number yet, nor has one that was thrown away; nothing else is without.
  check (status in ('draft', 'void') or (invoice_number is not null and issued_on is not null
    and due_on is not null)),
  check (due_on >= issued_on),
  check (period_end > period_start),
  check (status <> 'paid' or balance_due_minor = 0),
  check (status not in ('issued', 'partially_paid', 'overdue') or balance_due_minor > 0),
  check ((status = 'void') = (voided_at is not null)),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id),
  foreign key (tenant_id, billing_run_id) references billing_run (tenant_id, id)
);
create index invoice_account on invoice (tenant_id, account_id, issued_on);
-- What can still be paid, oldest first: allocation, ageing, dunning, the overdue job.
create index invoice_open on invoice (tenant_id, due_on, account_id)
  where status in ('issued', 'partially_paid', 'overdue');
create index invoice_open_account on invoice (tenant_id, account_id, due_on)
  where status in ('issued', 'partially_paid', 'overdue');
create index invoice_status on invoice (tenant_id, status, issued_on);
create index invoice_created on invoice (tenant_id, created_at desc, id);
create index invoice_run on invoice (tenant_id, billing_run_id) where billing_run_id is not null;
select dotmac_tenant_table('invoice');

-- One charge, with the derivation of its amount. The charged days are [span_start, span_end); the
-- period of the grid that they belong to is [period_start, period_end).
create table invoice_line (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  invoice_id uuid not null,
  line_no int not null check (line_no > 0),
  kind text not null check (kind in ('recurring', 'proration', 'one_time', 'usage', 'manual')),
  subscription_id uuid,
  -- What of the subscription is charged: base, setup, or an add-on of it.
  component text check (component <> ''),
  component_type text check (component_type <> ''),
  label text not null check (label <> ''),
  description text not null check (description <> ''),
  quantity numeric(20, 6) not null check (quantity > 0),
  unit_price_minor bigint not null,
  discount_minor bigint not null default 0 check (discount_minor >= 0),
  -- Before tax; tax; both together.
  amount_minor bigint not null,
  tax_minor bigint not null default 0,
  total_minor bigint not null,
  -- Each tax as it was when charged.
  taxes jsonb not null default '[]' check (jsonb_typeof(taxes) = 'array'),
  period_start date,
  period_end date,
  span_start date,
  span_end date,
  -- Up to where the charge stands, exclusive: a credit for days not served moves it back.
  billed_until date,
  -- waived: voided, its days stay uncharged; reversed: voided, its days are to be billed again.
  charge_state text not null default 'live'
    check (charge_state in ('live', 'waived', 'reversed')),
  derivation jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, invoice_id, line_no),
  check (total_minor = amount_minor + tax_minor),
  check (period_end > period_start),
  check (span_end > span_start),
  check (billed_until between span_start and span_end),
  check ((kind = 'manual') = (component is null)),
  check (kind = 'manual' or (subscription_id is not null and component_type is not null
    and period_start is not null and period_end is not null and span_start is not null
    and span_end is not null and billed_until is not null)),
  foreign key (tenant_id, invoice_id) references invoice (tenant_id, id) on delete cascade,
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id)
);
-- A charge stands once: neither a second run nor a second worker can bill it again. Whole and
-- partial periods share a key. What was given back from its first day on stands no more.
create unique index invoice_line_charge on invoice_line (tenant_id, subscription_id, component,
    span_start, (case kind when 'proration' then 'recurring' else kind end))
  where kind <> 'manual' and charge_state <> 'reversed' and billed_until > span_start;
create index invoice_line_once on invoice_line (tenant_id, subscription_id)
  where kind = 'one_time';
select dotmac_tenant_table('invoice_line');

-- No two recurring charges of a component overlap. Standing charges do not overlap each other, so
-- only the nearest one that starts before the new one's end needs a look.
create function dotmac_refuse_overlapping_charges() returns trigger language plpgsql as $$
declare
  clash record;
begin
  select n.subscription_id, n.component, n.span_start, n.billed_until, o.span_start as other
    into clash
    from fresh n cross join lateral (
      select l.span_start, l.billed_until from invoice_line l
      where l.tenant_id = n.tenant_id and l.subscription_id = n.subscription_id
        and l.component = n.component and l.kind in ('recurring', 'proration')
        and l.charge_state = 'live' and l.billed_until > l.span_start
        and l.span_start < n.billed_until and l.id <> n.id
      order by l.span_start desc limit 1) o
    where n.kind in ('recurring', 'proration') and n.charge_state = 'live'
      and n.billed_until > n.span_start and o.billed_until > n.span_start
    limit 1;
  if found then
    raise exception 'subscription %, component %: days from % to % overlap a charge from %',
      clash.subscription_id, clash.component, clash.span_start, clash.billed_until, clash.other
      using errcode = 'exclusion_violation', constraint = 'invoice_line_overlap';
  end if;
  return null;
end $$;
create trigger invoice_line_overlap_insert after insert on invoice_line
  referencing new table as fresh
  for each statement execute function dotmac_refuse_overlapping_charges();
create trigger invoice_line_overlap_update after update on invoice_line
  referencing new table as fresh
  for each statement execute function dotmac_refuse_overlapping_charges();
