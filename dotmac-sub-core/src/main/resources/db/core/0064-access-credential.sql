--liquibase formatted sql
--changeset dotmac:0064-access-credential splitStatements:false

-- What a subscriber's equipment identifies itself with, and the addresses it gets.
create table access_credential (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscriber_id uuid not null,
  subscription_id uuid,
  connection_type text not null default 'pppoe'
    check (connection_type in ('pppoe', 'dhcp', 'ipoe', 'static', 'hotspot')),
  username text not null check (username <> ''),
  -- Encrypted. A password hash is stored as such and serves PAP only; an NT hash serves PAP and
  -- MS-CHAPv2; CHAP needs the clear text.
  secret_sealed text,
  secret_kind text check (secret_kind in ('clear', 'nt_hash', 'password_hash')),
  ipv4_address text check (family(ipv4_address::inet) = 4),
  ipv6_prefix text check (family(ipv6_prefix::cidr) = 6),
  delegated_ipv6_prefix text
    check (family(delegated_ipv6_prefix::cidr) = 6),
  mac_address text check (mac_address ~ '^[0-9a-f]{2}(:[0-9a-f]{2}){5}$'),
  nas_device_id uuid,
  vlan_id int check (vlan_id between 1 and 4094),
  radius_profile_id uuid,
  is_active boolean not null default true,
  last_auth_at timestamptz,
  primary key (tenant_id, id),
  check ((secret_sealed is null) = (secret_kind is null)),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id),
  foreign key (tenant_id, nas_device_id) references nas_device (tenant_id, id),
  foreign key (tenant_id, radius_profile_id) references radius_profile (tenant_id, id)
);
create unique index access_credential_username on access_credential (tenant_id, username);
create unique index access_credential_ipv4 on access_credential (tenant_id, ipv4_address)
  where ipv4_address is not null and is_active;
create index access_credential_subscription on access_credential (tenant_id, subscription_id);
create index access_credential_subscriber on access_credential (tenant_id, subscriber_id);
create index access_credential_profile on access_credential (tenant_id, radius_profile_id)
  where radius_profile_id is not null;
create index access_credential_nas on access_credential (tenant_id, nas_device_id)
  where nas_device_id is not null;
select dotmac_tenant_table('access_credential');
create trigger access_credential_added after insert on access_credential
  referencing new table as changed
  for each statement execute function dotmac_access_changes('credential', 'id');
-- Not for last_auth_at, which changes with every login.
create trigger access_credential_changed after update on access_credential
  for each row when (
    (old.username, old.secret_sealed, old.secret_kind, old.ipv4_address, old.ipv6_prefix,
      old.delegated_ipv6_prefix, old.mac_address, old.nas_device_id, old.vlan_id,
      old.radius_profile_id, old.subscription_id, old.is_active)
    is distinct from
    (new.username, new.secret_sealed, new.secret_kind, new.ipv4_address, new.ipv6_prefix,
      new.delegated_ipv6_prefix, new.mac_address, new.nas_device_id, new.vlan_id,
      new.radius_profile_id, new.subscription_id, new.is_active))
  execute function dotmac_access_changed('credential', 'id');
create trigger access_credential_removed after delete on access_credential
  referencing old table as changed
  for each statement execute function dotmac_access_changes('credential', 'id');
