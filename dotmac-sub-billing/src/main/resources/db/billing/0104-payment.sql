--liquibase formatted sql
--changeset dotmac:0104-payment splitStatements:false

-- Money from an account. What is neither allocated nor refunded is the account's credit.
create table payment (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  account_id uuid not null,
  payment_number text not null check (payment_number <> ''),
  status text not null check (status in
    ('pending', 'succeeded', 'failed', 'refunded', 'partially_refunded', 'canceled', 'reversed')),
  method_type text not null
    check (method_type in ('card', 'bank_account', 'cash', 'check', 'transfer', 'other')),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  allocated_minor bigint not null default 0 check (allocated_minor >= 0),
  refunded_minor bigint not null default 0 check (refunded_minor >= 0),
  payment_method_id uuid,
  provider_id uuid,
  collection_account_id uuid,
  invoice_id uuid,
  external_id text,
  reference text,
  idempotency_key text check (idempotency_key <> ''),
  paid_at timestamptz,
  failed_at timestamptz,
  failure_code text,
  memo text,
  primary key (tenant_id, id),
  unique (tenant_id, payment_number),
  check (allocated_minor + refunded_minor <= amount_minor),
  -- Money that has not arrived pays nothing.
  check (status in ('succeeded', 'refunded', 'partially_refunded')
    or (allocated_minor = 0 and (refunded_minor = 0 or status = 'reversed'))),
  check (status not in ('succeeded', 'refunded', 'partially_refunded')
    or paid_at is not null),
  check (status <> 'refunded' or refunded_minor = amount_minor),
  check (status <> 'succeeded' or refunded_minor = 0),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id),
  foreign key (tenant_id, payment_method_id) references payment_method (tenant_id, id),
  foreign key (tenant_id, provider_id) references payment_provider (tenant_id, id),
  foreign key (tenant_id, collection_account_id) references collection_account (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create unique index payment_idempotency on payment (tenant_id, idempotency_key)
  where idempotency_key is not null;
create unique index payment_external on payment (tenant_id, provider_id, external_id)
  where provider_id is not null and external_id is not null;
create index payment_account on payment (tenant_id, account_id, paid_at);
create index payment_credit on payment (tenant_id, account_id, paid_at)
  where status in ('succeeded', 'partially_refunded')
    and allocated_minor + refunded_minor < amount_minor;
create index payment_created on payment (tenant_id, created_at desc, id);
create index payment_status on payment (tenant_id, status, paid_at);
select dotmac_tenant_table('payment');

create table payment_allocation (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  payment_id uuid not null,
  invoice_id uuid not null,
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  -- Zero once a refund or a void took all of it back.
  amount_minor bigint not null check (amount_minor >= 0),
  memo text,
  primary key (tenant_id, id),
  unique (tenant_id, payment_id, invoice_id),
  foreign key (tenant_id, payment_id) references payment (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create index payment_allocation_invoice on payment_allocation (tenant_id, invoice_id);
select dotmac_tenant_table('payment_allocation');

-- Money that went back to the payer.
create table payment_refund (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  payment_id uuid not null,
  account_id uuid not null,
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  reason text,
  external_id text,
  idempotency_key text check (idempotency_key <> ''),
  refunded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, payment_id) references payment (tenant_id, id),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id)
);
create unique index payment_refund_idempotency on payment_refund (tenant_id, idempotency_key)
  where idempotency_key is not null;
create index payment_refund_payment on payment_refund (tenant_id, payment_id);
select dotmac_tenant_table('payment_refund');
