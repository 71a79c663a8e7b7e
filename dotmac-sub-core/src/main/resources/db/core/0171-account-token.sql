--liquibase formatted sql
--changeset dotmac:0171-account-token splitStatements:false

-- Links by which people set a password: their first, a forgotten one, one that has to be changed.
create table account_token (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  credential_id uuid not null,
  purpose text not null check (purpose in ('invitation', 'reset', 'change')),
  token_hash text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, credential_id) references user_credential (tenant_id, id),
  unique (tenant_id, token_hash)
);
create index account_token_credential on account_token (tenant_id, credential_id);
select dotmac_tenant_table('account_token');

-- Who is invited has no password yet; who has had one always has one.
alter table user_credential drop constraint user_credential_check;
alter table user_credential add constraint user_credential_check
  check (provider <> 'local' or password_hash is not null or password_updated_at is null);
