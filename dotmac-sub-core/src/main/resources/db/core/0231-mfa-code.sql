--liquibase formatted sql
--changeset dotmac:0231-mfa-code splitStatements:false

-- Codes that were sent to an address: for one login, or to whoever is signed in.
create table mfa_code (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  method_id uuid not null,
  challenge_id uuid,
  code_hash text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  attempts int not null default 0 check (attempts between 0 and 5),
  used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, method_id) references mfa_method (tenant_id, id) on delete cascade,
  foreign key (tenant_id, challenge_id) references mfa_challenge (tenant_id, id) on delete cascade
);
create index mfa_code_method on mfa_code (tenant_id, method_id, sent_at);
create index mfa_code_challenge on mfa_code (tenant_id, challenge_id)
  where challenge_id is not null;
select dotmac_tenant_table('mfa_code');
