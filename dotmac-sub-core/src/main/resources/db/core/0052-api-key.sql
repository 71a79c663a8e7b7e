--liquibase formatted sql
--changeset dotmac:0052-api-key splitStatements:false

-- A key of a program. The prefix finds it, the keyed hash proves it; the key itself is not kept.
create table api_key (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  principal_id uuid not null,
  label text not null check (label <> ''),
  key_prefix text not null,
  key_hash text not null,
  permissions text not null default '*',
  is_active boolean not null default true,
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id),
  unique (tenant_id, key_hash)
);
create index api_key_prefix on api_key (tenant_id, key_prefix);
create index api_key_principal on api_key (tenant_id, principal_id);
select dotmac_tenant_table('api_key');
