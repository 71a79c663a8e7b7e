--liquibase formatted sql

--changeset dotmac:0004-setting splitStatements:false
-- A tenant's own value of a setting the code declares with type, default and limits.
create table domain_setting (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  domain text not null,
  key text not null,
  value text not null,
  changed_by text not null,
  primary key (tenant_id, id),
  unique (tenant_id, domain, key)
);
select dotmac_tenant_table('domain_setting');

-- The next number of each series; its row is locked until the number's document commits.
create table number_sequence (
  tenant_id uuid not null references tenant (id),
  name text not null,
  next_value bigint not null check (next_value > 0),
  primary key (tenant_id, name)
);
select dotmac_tenant_table('number_sequence');
