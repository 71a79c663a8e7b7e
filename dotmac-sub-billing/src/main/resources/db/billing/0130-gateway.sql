--liquibase formatted sql
--changeset dotmac:0130-gateway splitStatements:false

-- How a provider is reached: the adapter by name, and what it needs, sealed with a key's id.
alter table payment_provider
  add column gateway text check (gateway ~ '^[a-z][a-z0-9_-]{0,31}$'),
  add column credentials text check (credentials like 'v1:%'),
  add column webhook_secret text check (webhook_secret like 'v1:%'),
  add column is_default boolean not null default false;
create unique index payment_provider_default on payment_provider (tenant_id) where is_default;

-- How people pay, and where that money lies.
create table payment_channel (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  channel_type text not null
    check (channel_type in ('card', 'bank_account', 'cash', 'check', 'transfer', 'other')),
  provider_id uuid,
  default_collection_account_id uuid,
  is_default boolean not null default false,
  is_active boolean not null default true,
  notes text,
  primary key (tenant_id, id),
  unique (tenant_id, name),
  foreign key (tenant_id, provider_id) references payment_provider (tenant_id, id),
  foreign key (tenant_id, default_collection_account_id)
    references collection_account (tenant_id, id)
);
create unique index payment_channel_default on payment_channel (tenant_id) where is_default;
select dotmac_tenant_table('payment_channel');

create table payment_channel_account (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  channel_id uuid not null,
  collection_account_id uuid not null,
  currency char(3) check (currency ~ '^[A-Z]{3}$'),
  priority int not null default 0 check (priority between 0 and 1000),
  is_default boolean not null default false,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, channel_id, collection_account_id),
  foreign key (tenant_id, channel_id) references payment_channel (tenant_id, id),
  foreign key (tenant_id, collection_account_id) references collection_account (tenant_id, id)
);
select dotmac_tenant_table('payment_channel_account');

alter table payment_method
  add column payment_channel_id uuid,
  add column customer_token text,
  -- Twelve or more digits in a row are a card number, and those stay with the provider.
  add constraint payment_method_no_number check (
    coalesce(token, '') !~ '^[0-9 -]{12,}$' and coalesce(label, '') !~ '[0-9]{12,}'),
  add foreign key (tenant_id, payment_channel_id) references payment_channel (tenant_id, id);
create unique index payment_method_token on payment_method (tenant_id, provider_id, token)
  where token is not null and is_active;

-- An attempt to collect is a pending payment: where the payer goes on, when its provider was last
-- asked about it, and what did not fit in the provider's answer.
alter table payment
  add column payment_channel_id uuid,
  add column next_url text,
  add column asked_at timestamptz,
  add column doubt text,
  add column canceled_at timestamptz,
  add column reversed_at timestamptz,
  add column reversal_reason text,
  add foreign key (tenant_id, payment_channel_id) references payment_channel (tenant_id, id);
create index payment_in_doubt on payment (tenant_id, asked_at)
  where status = 'pending' and provider_id is not null;

-- Money that shall go back through a provider; it becomes a refund once the provider says so.
create table refund_attempt (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  payment_id uuid not null,
  status text not null check (status in ('pending', 'succeeded', 'failed')),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  reason text,
  external_id text,
  idempotency_key text check (idempotency_key <> ''),
  failure_code text,
  asked_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, payment_id) references payment (tenant_id, id)
);
create unique index refund_attempt_key on refund_attempt (tenant_id, idempotency_key)
  where idempotency_key is not null;
create index refund_attempt_payment on refund_attempt (tenant_id, payment_id);
create index refund_attempt_pending on refund_attempt (tenant_id, asked_at)
  where status = 'pending';
select dotmac_tenant_table('refund_attempt');

-- What providers told us, as it came, before anything else happened.
create table payment_provider_event (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  provider_id uuid not null,
  external_id text not null check (external_id <> ''),
  event_type text not null,
  status text not null check (status in ('pending', 'processed', 'failed')),
  payload text not null,
  payment_id uuid,
  invoice_id uuid,
  note text,
  error text,
  attempts int not null default 0 check (attempts >= 0),
  received_at timestamptz not null,
  processed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, provider_id, external_id),
  check ((status = 'processed') = (processed_at is not null)),
  foreign key (tenant_id, provider_id) references payment_provider (tenant_id, id),
  foreign key (tenant_id, payment_id) references payment (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create index payment_provider_event_open on payment_provider_event (tenant_id, received_at)
  where status <> 'processed';
create index payment_provider_event_received
  on payment_provider_event (tenant_id, received_at desc, id);
create index payment_provider_event_payment on payment_provider_event (tenant_id, payment_id)
  where payment_id is not null;
select dotmac_tenant_table('payment_provider_event');

-- A payer who asked the bank for the money back.
create table payment_dispute (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  payment_id uuid not null,
  provider_id uuid not null,
  external_id text not null check (external_id <> ''),
  status text not null check (status in ('open', 'won', 'lost')),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  reason text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, provider_id, external_id),
  check ((status = 'open') = (closed_at is null)),
  foreign key (tenant_id, payment_id) references payment (tenant_id, id),
  foreign key (tenant_id, provider_id) references payment_provider (tenant_id, id)
);
create index payment_dispute_payment on payment_dispute (tenant_id, payment_id);
create index payment_dispute_open on payment_dispute (tenant_id, opened_at) where status = 'open';
select dotmac_tenant_table('payment_dispute');
