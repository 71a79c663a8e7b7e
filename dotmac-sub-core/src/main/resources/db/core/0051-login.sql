--liquibase formatted sql
--changeset dotmac:0051-login splitStatements:false

-- How a principal proves who it is. The key is the user name as it is compared: folded and normal.
create table user_credential (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  principal_id uuid not null,
  provider text not null check (provider in ('local', 'sso', 'radius')),
  username text not null check (username <> ''),
  username_key text not null check (username_key <> ''),
  password_hash text,
  must_change_password boolean not null default false,
  password_updated_at timestamptz,
  failed_login_attempts int not null default 0 check (failed_login_attempts >= 0),
  failed_since timestamptz,
  locked_until timestamptz,
  last_login_at timestamptz,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id),
  unique (tenant_id, username_key),
  check (provider <> 'local' or password_hash is not null)
);
create index user_credential_principal on user_credential (tenant_id, principal_id);
select dotmac_tenant_table('user_credential');

-- A login that lasts: of a browser (cookie) or of a program (refresh tokens).
create table login_session (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  principal_id uuid not null,
  kind text not null check (kind in ('portal', 'api')),
  status text not null check (status in ('active', 'revoked', 'expired')),
  token_hash text,
  ip_address text,
  user_agent text,
  last_seen_at timestamptz not null,
  idle_seconds int not null check (idle_seconds > 0),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id),
  check ((kind = 'portal') = (token_hash is not null))
);
create unique index login_session_token on login_session (tenant_id, token_hash)
  where token_hash is not null;
create index login_session_principal on login_session (tenant_id, principal_id, status);
create index login_session_expiry on login_session (tenant_id, expires_at)
  where status = 'active';
select dotmac_tenant_table('login_session');

-- Each refresh token works once; a second use means a thief, and ends the session.
create table refresh_token (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  session_id uuid not null,
  token_hash text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, session_id) references login_session (tenant_id, id) on delete cascade,
  unique (tenant_id, token_hash)
);
create index refresh_token_session on refresh_token (tenant_id, session_id);
select dotmac_tenant_table('refresh_token');
