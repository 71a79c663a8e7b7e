--liquibase formatted sql
--changeset dotmac:0032-subscription-engine splitStatements:false

-- Named defaults that offers refer to.
create table subscription_engine (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  code text not null check (code <> ''),
  description text,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
create unique index subscription_engine_code on subscription_engine (tenant_id, lower(code));
select dotmac_tenant_table('subscription_engine');

create table subscription_engine_setting (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  engine_id uuid not null,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,62}$'),
  value_type text not null
    check (value_type in ('string', 'integer', 'decimal', 'boolean', 'date', 'json')),
  value_text text,
  value_json jsonb,
  is_secret boolean not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, engine_id, key),
  check ((value_type = 'json') = (value_json is not null)),
  check ((value_type = 'json') = (value_text is null)),
  foreign key (tenant_id, engine_id)
    references subscription_engine (tenant_id, id) on delete cascade
);
select dotmac_tenant_table('subscription_engine_setting');
