--liquibase formatted sql
--changeset dotmac:0100-access-binding splitStatements:false

-- What a login must come from, and whether the next one settles it. A line is what a relay says of
-- where a subscriber's equipment is: option 82 of DHCP, RFC 4679 in RADIUS.
alter table access_credential
  add column bound_vlan_id int check (bound_vlan_id between 1 and 4094),
  add column learn_mac boolean not null default false,
  add column learn_nas boolean not null default false,
  add column learn_vlan boolean not null default false,
  add column circuit_id text check (circuit_id <> ''),
  add column remote_id text check (remote_id <> ''),
  -- One a line, as Framed-Route and Framed-IPv6-Route write them.
  add column framed_routes text check (framed_routes <> '');
create unique index access_credential_line on access_credential
  (tenant_id, coalesce(circuit_id, ''), coalesce(remote_id, ''))
  where is_active and (circuit_id is not null or remote_id is not null);
create trigger access_credential_line_changed after update on access_credential
  for each row when (
    (old.bound_vlan_id, old.learn_mac, old.learn_nas, old.learn_vlan, old.circuit_id,
      old.remote_id, old.framed_routes, old.connection_type)
    is distinct from
    (new.bound_vlan_id, new.learn_mac, new.learn_nas, new.learn_vlan, new.circuit_id,
      new.remote_id, new.framed_routes, new.connection_type))
  execute function dotmac_access_changed('credential', 'id');

-- The last day of a service limits its sessions.
create trigger subscription_end_access after update on subscription
  for each row when (old.end_on is distinct from new.end_on)
  execute function dotmac_access_changed('subscription', 'id');

-- The rules of a tenant are part of the index.
alter table access_change drop constraint access_change_kind_check;
alter table access_change add constraint access_change_kind_check
  check (kind in ('subscription', 'credential', 'offer', 'profile', 'client', 'setting'));
create trigger domain_setting_access after insert or update on domain_setting
  for each row when (new.domain = 'radius')
  execute function dotmac_access_changed('setting', 'id');
