--liquibase formatted sql
--changeset dotmac:0022-subscriber-contact splitStatements:false

create table address (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscriber_id uuid not null,
  tax_rate_id uuid,
  address_type text not null check (address_type in ('service', 'billing', 'mailing')),
  label text,
  address_line1 text not null check (address_line1 <> ''),
  address_line2 text,
  city text,
  region text,
  postal_code text,
  country_code text check (country_code ~ '^[A-Z]{2}$'),
  latitude numeric(9, 6) check (latitude between -90 and 90),
  longitude numeric(9, 6) check (longitude between -180 and 180),
  is_primary boolean not null default false,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  check ((latitude is null) = (longitude is null)),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id)
);
create index address_subscriber on address (tenant_id, subscriber_id);
create unique index address_primary on address (tenant_id, subscriber_id, address_type)
  where is_primary and is_active;
select dotmac_tenant_table('address');

-- A way to reach a subscriber.
create table subscriber_channel (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscriber_id uuid not null,
  channel_type text not null
    check (channel_type in ('email', 'phone', 'sms', 'whatsapp', 'push')),
  address text not null check (address <> ''),
  label text,
  is_primary boolean not null default false,
  is_verified boolean not null default false,
  verified_at timestamptz,
  metadata jsonb,
  primary key (tenant_id, id),
  unique (tenant_id, subscriber_id, channel_type, address),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id) on delete cascade
);
create unique index subscriber_channel_primary
  on subscriber_channel (tenant_id, subscriber_id, channel_type) where is_primary;
select dotmac_tenant_table('subscriber_channel');

-- What this provider records about its subscribers beyond the fixed fields.
create table subscriber_custom_field (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscriber_id uuid not null,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,62}$'),
  value_type text not null
    check (value_type in ('string', 'integer', 'decimal', 'boolean', 'date', 'json')),
  value_text text,
  value_json jsonb,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, subscriber_id, key),
  check ((value_type = 'json') = (value_json is not null)),
  check ((value_type = 'json') = (value_text is null)),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id) on delete cascade
);
select dotmac_tenant_table('subscriber_custom_field');
