--liquibase formatted sql
--changeset dotmac:0103-credit-note splitStatements:false

-- What is given back, as a document: of one invoice, or of the account.
create table credit_note (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  account_id uuid not null,
  invoice_id uuid,
  credit_number text check (credit_number <> ''),
  status text not null
    check (status in ('draft', 'issued', 'partially_applied', 'applied', 'void')),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  subtotal_minor bigint not null check (subtotal_minor >= 0),
  tax_total_minor bigint not null check (tax_total_minor >= 0),
  total_minor bigint not null check (total_minor > 0),
  applied_minor bigint not null default 0 check (applied_minor between 0 and total_minor),
  issued_on date,
  reason text,
  memo text,
  billing_run_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, credit_number),
  check (total_minor = subtotal_minor + tax_total_minor),
  check (status = 'draft' or (credit_number is not null and issued_on is not null)),
  check (status <> 'applied' or applied_minor = total_minor),
  check (status <> 'partially_applied' or (applied_minor > 0 and applied_minor < total_minor)),
  check (status not in ('draft', 'issued', 'void') or applied_minor = 0),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoice (tenant_id, id),
  foreign key (tenant_id, billing_run_id) references billing_run (tenant_id, id)
);
create index credit_note_account on credit_note (tenant_id, account_id);
create index credit_note_invoice on credit_note (tenant_id, invoice_id)
  where invoice_id is not null;
create index credit_note_open on credit_note (tenant_id, account_id, issued_on)
  where status in ('issued', 'partially_applied');
select dotmac_tenant_table('credit_note');

-- What is given back: of a charge of an invoice, or freely. Amounts are what the customer gets.
create table credit_note_line (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  credit_note_id uuid not null,
  line_no int not null check (line_no > 0),
  -- The charge it corrects: its last days, or all of it.
  invoice_line_id uuid,
  description text not null check (description <> ''),
  quantity numeric(20, 6) not null check (quantity > 0),
  unit_price_minor bigint not null,
  amount_minor bigint not null check (amount_minor >= 0),
  tax_minor bigint not null default 0 check (tax_minor >= 0),
  total_minor bigint not null check (total_minor >= 0),
  taxes jsonb not null default '[]' check (jsonb_typeof(taxes) = 'array'),
  span_start date,
  span_end date,
  is_void boolean not null default false,
  derivation jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, credit_note_id, line_no),
  check (total_minor = amount_minor + tax_minor),
  check (span_end > span_start),
  foreign key (tenant_id, credit_note_id)
    references credit_note (tenant_id, id) on delete cascade,
  foreign key (tenant_id, invoice_line_id) references invoice_line (tenant_id, id)
);
create index credit_note_line_charge on credit_note_line (tenant_id, invoice_line_id)
  where invoice_line_id is not null;
select dotmac_tenant_table('credit_note_line');

create table credit_note_application (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  credit_note_id uuid not null,
  invoice_id uuid not null,
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  -- Zero once a void took all of it back.
  amount_minor bigint not null check (amount_minor >= 0),
  applied_on date not null,
  memo text,
  primary key (tenant_id, id),
  unique (tenant_id, credit_note_id, invoice_id),
  foreign key (tenant_id, credit_note_id) references credit_note (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create index credit_note_application_invoice on credit_note_application (tenant_id, invoice_id);
select dotmac_tenant_table('credit_note_application');
