--liquibase formatted sql
--changeset dotmac:0132-cash splitStatements:false

-- Money that arrived from somebody we do not know yet. The ledger holds it as credit of nobody.
create table unapplied_cash (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  status text not null check (status in ('open', 'assigned', 'returned')),
  method_type text not null
    check (method_type in ('card', 'bank_account', 'cash', 'check', 'transfer', 'other')),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  collection_account_id uuid,
  received_on date not null,
  payer text,
  reference text,
  memo text,
  ledger_transaction_id uuid not null,
  payment_id uuid,
  closed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, payment_id),
  check ((status = 'assigned') = (payment_id is not null)),
  check ((status = 'open') = (closed_at is null)),
  foreign key (tenant_id, collection_account_id) references collection_account (tenant_id, id),
  foreign key (tenant_id, ledger_transaction_id) references ledger_transaction (tenant_id, id),
  foreign key (tenant_id, payment_id) references payment (tenant_id, id)
);
create index unapplied_cash_open on unapplied_cash (tenant_id, received_on, id)
  where status = 'open';
select dotmac_tenant_table('unapplied_cash');

-- A file of a bank, and its rows. The same row is taken once, from whatever file it comes.
create table bank_statement (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  collection_account_id uuid not null,
  file_name text not null,
  imported_by text not null,
  rows_read int not null check (rows_read >= 0),
  rows_new int not null check (rows_new between 0 and rows_read),
  primary key (tenant_id, id),
  foreign key (tenant_id, collection_account_id) references collection_account (tenant_id, id)
);
select dotmac_tenant_table('bank_statement');

create table bank_statement_row (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  statement_id uuid not null,
  collection_account_id uuid not null,
  row_no int not null check (row_no > 0),
  row_hash text not null,
  booked_on date not null,
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  reference text,
  payer text,
  status text not null check (status in ('proposed', 'unmatched', 'confirmed', 'ignored')),
  match_rule text,
  account_id uuid,
  invoice_id uuid,
  payment_id uuid,
  unapplied_cash_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, collection_account_id, row_hash),
  check (status <> 'proposed' or account_id is not null),
  check ((status = 'confirmed') = (payment_id is not null or unapplied_cash_id is not null)),
  foreign key (tenant_id, statement_id) references bank_statement (tenant_id, id),
  foreign key (tenant_id, collection_account_id) references collection_account (tenant_id, id),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoice (tenant_id, id),
  foreign key (tenant_id, payment_id) references payment (tenant_id, id),
  foreign key (tenant_id, unapplied_cash_id) references unapplied_cash (tenant_id, id)
);
create index bank_statement_row_statement on bank_statement_row (tenant_id, statement_id, row_no);
create index bank_statement_row_open on bank_statement_row (tenant_id, booked_on, id)
  where status in ('proposed', 'unmatched');
select dotmac_tenant_table('bank_statement_row');
