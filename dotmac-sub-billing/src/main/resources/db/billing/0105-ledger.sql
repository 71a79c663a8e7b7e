--liquibase formatted sql
--changeset dotmac:0105-ledger splitStatements:false

-- The chart of accounts: one of each purpose, and one cash account a collection account.
create table ledger_account (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  purpose text not null check (purpose in ('receivable', 'customer_credit', 'revenue',
    'deferred_revenue', 'tax_payable', 'cash', 'provider_clearing', 'deposits',
    'commission_payable', 'bad_debt', 'opening_balance', 'adjustments')),
  nature text not null check (nature in ('asset', 'liability', 'revenue', 'expense', 'equity')),
  name text not null check (name <> ''),
  collection_account_id uuid,
  primary key (tenant_id, id),
  check (collection_account_id is null or purpose = 'cash'),
  foreign key (tenant_id, collection_account_id) references collection_account (tenant_id, id)
);
create unique index ledger_account_purpose on ledger_account (tenant_id, purpose)
  where collection_account_id is null;
create unique index ledger_account_collection on ledger_account (tenant_id, collection_account_id)
  where collection_account_id is not null;
select dotmac_tenant_table('ledger_account');

-- What was booked, never changed afterwards. A correction is a transaction that names what it
-- reverses; nothing can be reversed twice.
create table ledger_transaction (
  tenant_id uuid not null,
  id uuid not null,
  seq bigint generated always as identity,
  txid xid8 not null default pg_current_xact_id(),
  recorded_at timestamptz not null default now(),
  booked_on date not null,
  kind text not null check (kind in ('receivable_issue', 'payment_settlement',
    'customer_credit_application', 'customer_credit_release', 'credit_note_issue',
    'credit_note_application', 'refund',
    'write_off', 'adjustment', 'opening_position', 'reversal')),
  source text not null check (source in
    ('invoice', 'payment', 'adjustment', 'refund', 'credit_note', 'other')),
  account_id uuid,
  invoice_id uuid,
  payment_id uuid,
  credit_note_id uuid,
  reversal_of uuid,
  memo text,
  actor text not null,
  primary key (tenant_id, id),
  unique (tenant_id, reversal_of),
  check ((kind = 'reversal') = (reversal_of is not null)),
  check (reversal_of <> id),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoice (tenant_id, id),
  foreign key (tenant_id, payment_id) references payment (tenant_id, id),
  foreign key (tenant_id, credit_note_id) references credit_note (tenant_id, id),
  foreign key (tenant_id, reversal_of) references ledger_transaction (tenant_id, id)
);
create index ledger_transaction_seq on ledger_transaction (tenant_id, seq);
create index ledger_transaction_account on ledger_transaction (tenant_id, account_id, seq);
create index ledger_transaction_invoice on ledger_transaction (tenant_id, invoice_id)
  where invoice_id is not null;
create index ledger_transaction_payment on ledger_transaction (tenant_id, payment_id)
  where payment_id is not null;
select dotmac_tenant_table('ledger_transaction');
select dotmac_append_only('ledger_transaction');

create table ledger_entry (
  tenant_id uuid not null,
  id uuid not null,
  transaction_id uuid not null,
  ledger_account_id uuid not null,
  account_id uuid,
  entry_type text not null check (entry_type in ('debit', 'credit')),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  booked_on date not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, transaction_id) references ledger_transaction (tenant_id, id),
  foreign key (tenant_id, ledger_account_id) references ledger_account (tenant_id, id),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id)
);
create index ledger_entry_transaction on ledger_entry (tenant_id, transaction_id);
create index ledger_entry_account
  on ledger_entry (tenant_id, account_id, ledger_account_id, currency)
  include (entry_type, amount_minor) where account_id is not null;
create index ledger_entry_ledger_account on ledger_entry (tenant_id, ledger_account_id, booked_on);
select dotmac_tenant_table('ledger_entry');
select dotmac_append_only('ledger_entry');

-- The entries of a transaction arrive in one statement and balance in each currency.
create function dotmac_refuse_unbalanced() returns trigger language plpgsql as $$
declare
  wrong record;
begin
  select transaction_id, currency,
      sum(case entry_type when 'debit' then amount_minor else -amount_minor end) as difference
    into wrong from fresh
    group by tenant_id, transaction_id, currency
    having sum(case entry_type when 'debit' then amount_minor else -amount_minor end) <> 0
    limit 1;
  if found then
    raise exception 'ledger transaction % does not balance in %: debits exceed credits by %',
      wrong.transaction_id, wrong.currency, wrong.difference
      using errcode = 'check_violation', constraint = 'ledger_entry_balance';
  end if;
  return null;
end $$;
create trigger ledger_entry_balance after insert on ledger_entry
  referencing new table as fresh
  for each statement execute function dotmac_refuse_unbalanced();

-- The seals stand beside the transactions they seal, so that those are never updated.
create table ledger_seal (
  tenant_id uuid not null,
  seq bigint not null,
  transaction_id uuid not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null default now(),
  primary key (tenant_id, seq),
  unique (tenant_id, transaction_id),
  foreign key (tenant_id, transaction_id) references ledger_transaction (tenant_id, id)
);
select dotmac_tenant_table('ledger_seal');
select dotmac_append_only('ledger_seal');
