--liquibase formatted sql
--changeset dotmac:0165-hotspot splitStatements:false

-- Vouchers of a hotspot that were made together, and what each of them opens.
create table hotspot_batch (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  voucher_count int not null check (voucher_count between 1 and 10000),
  prefix text not null default '' check (prefix ~ '^[A-Z0-9]{0,8}$'),
  code_length int not null check (code_length between 6 and 16),
  -- From the first login on, by the clock; and online, added up.
  valid_seconds bigint check (valid_seconds between 60 and 315360000),
  online_seconds bigint check (online_seconds between 60 and 315360000),
  data_limit_octets bigint check (data_limit_octets > 0),
  down_kbps int check (down_kbps > 0),
  up_kbps int check (up_kbps > 0),
  devices int not null default 1 check (devices between 1 and 100),
  lock_mac boolean not null default false,
  price_minor bigint not null default 0 check (price_minor >= 0),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  -- The last day on which an unused one may be used for the first time.
  unused_until date,
  terms text,
  login_url text,
  primary key (tenant_id, id),
  check ((down_kbps is null) = (up_kbps is null)),
  check (not lock_mac or devices = 1)
);
select dotmac_tenant_table('hotspot_batch');

-- One voucher. Its code is sealed, so that it can be printed again, and found by a keyed hash.
create table voucher (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  batch_id uuid not null,
  number int not null,
  code_sealed text not null,
  code_hash text not null,
  status text not null default 'unused'
    check (status in ('unused', 'active', 'used_up', 'expired', 'revoked')),
  sold_at timestamptz,
  sold_by text,
  sale_id uuid,
  first_login_at timestamptz,
  last_login_at timestamptz,
  mac_address text,
  used_seconds bigint not null default 0 check (used_seconds >= 0),
  used_octets bigint not null default 0 check (used_octets >= 0),
  ended_at timestamptz,
  end_note text,
  primary key (tenant_id, id),
  unique (tenant_id, code_hash),
  unique (tenant_id, batch_id, number),
  check ((sold_at is null) = (sold_by is null)),
  check ((status in ('used_up', 'expired', 'revoked')) = (ended_at is not null)),
  check (status = 'unused' or first_login_at is not null or ended_at is not null),
  foreign key (tenant_id, batch_id) references hotspot_batch (tenant_id, id)
);
create index voucher_status on voucher (tenant_id, status);
create index voucher_ended on voucher (tenant_id, ended_at) where ended_at is not null;
select dotmac_tenant_table('voucher');

alter table access_change drop constraint access_change_kind_check;
alter table access_change add constraint access_change_kind_check check (kind in
  ('subscription', 'credential', 'offer', 'profile', 'client', 'setting', 'all', 'address', 'lease',
    'voucher'));
create trigger voucher_added after insert on voucher
  referencing new table as changed
  for each statement execute function dotmac_access_changes('voucher', 'id');
create trigger voucher_changed after update on voucher
  for each row when (
    (old.status, old.used_seconds, old.used_octets, old.first_login_at, old.mac_address)
    is distinct from
    (new.status, new.used_seconds, new.used_octets, new.first_login_at, new.mac_address))
  execute function dotmac_access_changed('voucher', 'id');

-- Sessions that belong to no service are those of vouchers.
create index radius_session_voucher
  on radius_accounting_session (tenant_id, access_credential_id)
  where subscription_id is null and access_credential_id is not null;
