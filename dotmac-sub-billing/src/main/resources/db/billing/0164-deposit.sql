--liquibase formatted sql
--changeset dotmac:0164-deposit splitStatements:false

-- Money that is held for an account: applied to what it owes, or given back.
create table deposit (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  account_id uuid not null,
  deposit_number text not null check (deposit_number <> ''),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  applied_minor bigint not null default 0 check (applied_minor >= 0),
  refunded_minor bigint not null default 0 check (refunded_minor >= 0),
  collection_account_id uuid,
  taken_on date not null,
  memo text,
  primary key (tenant_id, id),
  unique (tenant_id, deposit_number),
  check (applied_minor + refunded_minor <= amount_minor),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id),
  foreign key (tenant_id, collection_account_id) references collection_account (tenant_id, id)
);
create index deposit_account on deposit (tenant_id, account_id);
select dotmac_tenant_table('deposit');

alter table ledger_transaction drop constraint ledger_transaction_kind_check;
alter table ledger_transaction add constraint ledger_transaction_kind_check check (kind in (
  'receivable_issue', 'payment_settlement', 'customer_credit_application',
  'customer_credit_release', 'credit_note_issue', 'credit_note_application', 'refund',
  'write_off', 'recovery', 'adjustment', 'opening_position', 'deposit_taken', 'deposit_applied',
  'deposit_refunded', 'reversal'));
