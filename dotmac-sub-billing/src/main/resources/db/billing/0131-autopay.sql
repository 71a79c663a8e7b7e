--liquibase formatted sql
--changeset dotmac:0131-autopay splitStatements:false

-- Who lets us take what is due, with what, and how that went lately.
create table autopay (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  account_id uuid not null,
  payment_method_id uuid not null,
  is_active boolean not null default true,
  consecutive_failures int not null default 0 check (consecutive_failures >= 0),
  last_failure_code text,
  last_attempt_on date,
  stopped_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, account_id),
  check (not is_active or stopped_at is null),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id),
  foreign key (tenant_id, payment_method_id) references payment_method (tenant_id, id)
);
select dotmac_tenant_table('autopay');

-- A payment that shall be collected on a day; it is started at most once.
create table scheduled_payment (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  account_id uuid not null,
  payment_method_id uuid not null,
  invoice_id uuid,
  scheduled_on date not null,
  status text not null check (status in ('scheduled', 'started', 'canceled')),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  -- Absent: what is open on that day.
  amount_minor bigint check (amount_minor > 0),
  payment_id uuid,
  note text,
  primary key (tenant_id, id),
  unique (tenant_id, payment_id),
  check (payment_id is null or status = 'started'),
  foreign key (tenant_id, account_id) references billing_account (tenant_id, id),
  foreign key (tenant_id, payment_method_id) references payment_method (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoice (tenant_id, id),
  foreign key (tenant_id, payment_id) references payment (tenant_id, id)
);
create index scheduled_payment_due on scheduled_payment (tenant_id, scheduled_on, id)
  where status = 'scheduled';
create index scheduled_payment_account on scheduled_payment (tenant_id, account_id);
select dotmac_tenant_table('scheduled_payment');
