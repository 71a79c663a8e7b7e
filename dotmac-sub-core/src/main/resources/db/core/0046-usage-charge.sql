--liquibase formatted sql
--changeset dotmac:0046-usage-charge splitStatements:false

-- What a service used in [period_start, period_end) and is charged for by the billing run once its
-- billing period is over. Only staged and posted use counts; needs_review and skipped do not.
create table usage_charge (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscription_id uuid not null,
  period_start date not null,
  period_end date not null,
  total_gb numeric(20, 6) not null check (total_gb >= 0),
  status text not null check (status in ('staged', 'posted', 'needs_review', 'skipped')),
  -- The line that charged it last.
  invoice_line_id uuid,
  rated_at timestamptz not null,
  notes text,
  primary key (tenant_id, id),
  unique (tenant_id, subscription_id, period_start),
  check (period_end > period_start),
  check (status <> 'posted' or invoice_line_id is not null),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id)
);
create index usage_charge_status on usage_charge (tenant_id, status, period_start);
select dotmac_tenant_table('usage_charge');

-- The plans that services had before: who reads the past of a service needs the applied changes.
alter table subscription_change_request
  add column previous_unit_price_minor bigint check (previous_unit_price_minor >= 0),
  add column timing text not null default 'date' check (timing in ('now', 'period_end', 'date'));
create index subscription_change_request_applied
  on subscription_change_request (tenant_id, subscription_id, effective_on)
  where status = 'applied';
