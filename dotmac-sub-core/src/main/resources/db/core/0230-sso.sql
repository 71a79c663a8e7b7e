--liquibase formatted sql
--changeset dotmac:0230-sso splitStatements:false

-- Who else may say that somebody is who they say: providers of OpenID Connect.
create table sso_provider (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  issuer text not null check (issuer <> ''),
  client_id text not null check (client_id <> ''),
  client_secret_sealed text,
  scopes text not null check (scopes <> ''),
  realm text not null check (realm in ('staff', 'customer', 'reseller')),
  login_claim text not null check (login_claim in ('email', 'sub')),
  links_known boolean not null,
  creates_staff boolean not null,
  allowed_domains text,
  proof_values text,
  prompt text check (prompt in ('login', 'consent', 'select_account')),
  is_active boolean not null,
  primary key (tenant_id, id),
  check (not creates_staff or realm = 'staff')
);
select dotmac_tenant_table('sso_provider');

-- Whom a provider means by a subject. A subject never changes hands; names and addresses may.
create table sso_identity (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  provider_id uuid not null,
  subject text not null check (subject <> ''),
  credential_id uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, provider_id) references sso_provider (tenant_id, id),
  foreign key (tenant_id, credential_id) references user_credential (tenant_id, id),
  unique (tenant_id, provider_id, subject)
);
create index sso_identity_credential on sso_identity (tenant_id, credential_id);
select dotmac_tenant_table('sso_identity');

-- By whom a session was opened, so that its end can be told there.
alter table login_session add column sso_provider_id uuid;
alter table login_session add constraint login_session_sso_provider
  foreign key (tenant_id, sso_provider_id) references sso_provider (tenant_id, id);
create index login_session_sso_provider_id on login_session (tenant_id, sso_provider_id)
  where sso_provider_id is not null;

-- Of a login that waits for its code, too.
alter table mfa_challenge add column sso_provider_id uuid;
alter table mfa_challenge add constraint mfa_challenge_sso_provider
  foreign key (tenant_id, sso_provider_id) references sso_provider (tenant_id, id);
create index mfa_challenge_sso_provider_id on mfa_challenge (tenant_id, sso_provider_id)
  where sso_provider_id is not null;
