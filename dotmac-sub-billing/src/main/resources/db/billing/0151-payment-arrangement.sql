--liquibase formatted sql
--changeset dotmac:0151-payment-arrangement splitStatements:false

-- Open invoices of an account that are paid in installments.
create table payment_arrangement (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  account_id uuid not null,
  status text not null
    check (status in ('pending', 'active', 'completed', 'defaulted', 'canceled')),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  total_minor bigint not null check (total_minor > 0),
  frequency text not null check (frequency in ('weekly', 'biweekly', 'monthly')),
  installments_total int not null check (installments_total between 2 and 24),
  -- The day of the first installment.
  start_on date not null,
  requested_at timestamptz not null,
  requested_by text not null,
  approved_at timestamptz,
  approved_by text,
  closed_at timestamptz,
  notes text,
  primary key (tenant_id, id),
  check ((approved_at is null) = (approved_by is null)),
  check (status not in ('active', 'completed', 'defaulted') or approved_at is not null),
  check ((status in ('pending', 'active')) = (closed_at is null)),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id)
);
create unique index payment_arrangement_live on payment_arrangement (tenant_id, account_id)
  where status in ('pending', 'active');
create index payment_arrangement_account on payment_arrangement
  (tenant_id, account_id, requested_at);
create index payment_arrangement_status on payment_arrangement (tenant_id, status, requested_at);
select dotmac_tenant_table('payment_arrangement');

create table payment_arrangement_invoice (
  tenant_id uuid not null,
  arrangement_id uuid not null,
  invoice_id uuid not null,
  primary key (tenant_id, arrangement_id, invoice_id),
  foreign key (tenant_id, arrangement_id) references payment_arrangement (tenant_id, id)
    on delete cascade,
  foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create index payment_arrangement_invoice_of on payment_arrangement_invoice
  (tenant_id, invoice_id);
select dotmac_tenant_table('payment_arrangement_invoice');

create table payment_arrangement_installment (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  arrangement_id uuid not null,
  installment_no int not null check (installment_no between 1 and 24),
  due_on date not null,
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  paid_minor bigint not null default 0 check (paid_minor between 0 and amount_minor),
  status text not null check (status in ('pending', 'due', 'paid', 'overdue', 'waived')),
  paid_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, arrangement_id, installment_no),
  check (status <> 'paid' or paid_minor = amount_minor),
  check ((status = 'paid') = (paid_at is not null)),
  foreign key (tenant_id, arrangement_id) references payment_arrangement (tenant_id, id)
    on delete cascade
);
create index payment_arrangement_installment_due on payment_arrangement_installment
  (tenant_id, due_on) where status in ('pending', 'due', 'overdue');
select dotmac_tenant_table('payment_arrangement_installment');

alter table dunning_shield add foreign key (tenant_id, arrangement_id)
  references payment_arrangement (tenant_id, id);
create index dunning_shield_arrangement on dunning_shield (tenant_id, arrangement_id)
  where arrangement_id is not null;
