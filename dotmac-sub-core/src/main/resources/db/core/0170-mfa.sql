--liquibase formatted sql
--changeset dotmac:0170-mfa splitStatements:false

-- The second proof of a login. The seed is sealed: a stolen table makes no codes.
create table mfa_method (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  principal_id uuid not null,
  method_type text not null check (method_type in ('totp', 'sms', 'email')),
  label text not null check (label <> ''),
  secret_sealed text not null,
  confirmed_at timestamptz,
  last_used_at timestamptz,
  last_step bigint not null default 0,
  is_active boolean not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id),
  check (not is_active or confirmed_at is not null)
);
create index mfa_method_principal on mfa_method (tenant_id, principal_id);
select dotmac_tenant_table('mfa_method');

-- Codes on paper, each used once.
create table recovery_code (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  principal_id uuid not null,
  token_hash text not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id),
  unique (tenant_id, token_hash)
);
create index recovery_code_principal on recovery_code (tenant_id, principal_id);
select dotmac_tenant_table('recovery_code');

-- Browsers that are not asked for a code for a while.
create table remembered_device (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  principal_id uuid not null,
  token_hash text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id),
  unique (tenant_id, token_hash)
);
create index remembered_device_principal on remembered_device (tenant_id, principal_id);
select dotmac_tenant_table('remembered_device');

-- Logins between the password and the code.
create table mfa_challenge (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  credential_id uuid not null,
  kind text not null check (kind in ('portal', 'api')),
  token_hash text not null,
  expires_at timestamptz not null,
  attempts int not null default 0 check (attempts >= 0),
  used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, credential_id) references user_credential (tenant_id, id),
  unique (tenant_id, token_hash)
);
create index mfa_challenge_credential on mfa_challenge (tenant_id, credential_id);
select dotmac_tenant_table('mfa_challenge');
