--liquibase formatted sql
--changeset dotmac:0141-ip-change splitStatements:false

-- What the nodes that give out addresses have to read again: pools, blocks, what is reserved and
-- assigned (address), and leases that changed hands (lease).
alter table access_change drop constraint access_change_kind_check;
alter table access_change add constraint access_change_kind_check check (kind in
  ('subscription', 'credential', 'offer', 'profile', 'client', 'setting', 'all', 'address',
    'lease'));

create trigger ip_pool_added after insert on ip_pool
  referencing new table as changed
  for each statement execute function dotmac_access_changes('address', 'id');
create trigger ip_pool_changed after update on ip_pool
  referencing new table as changed
  for each statement execute function dotmac_access_changes('address', 'id');
create trigger ip_block_added after insert on ip_block
  referencing new table as changed
  for each statement execute function dotmac_access_changes('address', 'pool_id');
create trigger ip_block_changed after update on ip_block
  referencing new table as changed
  for each statement execute function dotmac_access_changes('address', 'pool_id');

-- A new lease is known to who made it, and who does not know it asks for it: nothing to tell.
create function dotmac_holdings_changed() returns trigger language plpgsql as $$
begin
  insert into access_change (tenant_id, kind, ref_id)
  select distinct tenant_id, case kind when 'leased' then 'lease' else 'address' end, id
  from changed where kind <> 'leased' or tg_op = 'DELETE';
  return null;
end $$;
create trigger ip_holding_added after insert on ip_holding
  referencing new table as changed
  for each statement execute function dotmac_holdings_changed();
create trigger ip_holding_removed after delete on ip_holding
  referencing old table as changed
  for each statement execute function dotmac_holdings_changed();
create trigger ip_holding_fixed_changed after update on ip_holding
  for each row when (new.kind <> 'leased')
  execute function dotmac_access_changed('address', 'id');
create trigger ip_holding_lease_moved after update on ip_holding
  for each row when (new.kind = 'leased'
    and (old.node_id, old.access_credential_id) is distinct from
      (new.node_id, new.access_credential_id))
  execute function dotmac_access_changed('lease', 'id');
create trigger radius_profile_pools after update on radius_profile
  for each row when (old.delegated_ipv6_pool_name is distinct from new.delegated_ipv6_pool_name)
  execute function dotmac_access_changed('profile', 'id');

-- The addresses written into a credential are held by it, as long as it is in use: a prefix of the
-- link that lies within the delegated one is held with that.
create function dotmac_hold_credential_addresses() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from ip_holding h
    where h.tenant_id = old.tenant_id and h.access_credential_id = old.id and h.kind = 'assigned';
  end if;
  if new.is_active then
    insert into ip_holding (tenant_id, id, kind, prefix, pool_id, subscriber_id, subscription_id,
      access_credential_id)
    select new.tenant_id, gen_random_uuid(), 'assigned', w.prefix,
      (select b.pool_id from ip_block b where b.tenant_id = new.tenant_id and b.is_active
        and b.cidr::inet >>= w.prefix::inet limit 1),
      new.subscriber_id, new.subscription_id, new.id
    from (values (new.ipv4_address), (new.delegated_ipv6_prefix),
      (case when new.ipv6_prefix::inet <<= new.delegated_ipv6_prefix::inet then null
        else new.ipv6_prefix end)) as w (prefix)
    where w.prefix is not null;
  end if;
  return null;
end $$;
create trigger access_credential_holds after insert on access_credential
  for each row when (new.ipv4_address is not null or new.ipv6_prefix is not null
    or new.delegated_ipv6_prefix is not null)
  execute function dotmac_hold_credential_addresses();
create trigger access_credential_holds_other after update on access_credential
  for each row when (
    (old.ipv4_address, old.ipv6_prefix, old.delegated_ipv6_prefix, old.is_active,
      old.subscription_id, old.subscriber_id)
    is distinct from
    (new.ipv4_address, new.ipv6_prefix, new.delegated_ipv6_prefix, new.is_active,
      new.subscription_id, new.subscriber_id)
    and num_nonnulls(old.ipv4_address, old.ipv6_prefix, old.delegated_ipv6_prefix,
      new.ipv4_address, new.ipv6_prefix, new.delegated_ipv6_prefix) > 0)
  execute function dotmac_hold_credential_addresses();

--changeset dotmac:0141-ip-held-so-far splitStatements:false
-- What credentials hold already; where two have the same, the first keeps it and the audit of
-- addresses names the other.
do $$
declare
  each record;
begin
  for each in select id from tenant loop
    perform set_config('dotmac.tenant', each.id::text, true);
    insert into ip_holding (tenant_id, id, kind, prefix, subscriber_id, subscription_id,
      access_credential_id)
    select c.tenant_id, gen_random_uuid(), 'assigned', w.prefix, c.subscriber_id,
      c.subscription_id, c.id
    from access_credential c
    cross join lateral (values (c.ipv4_address), (c.delegated_ipv6_prefix),
      (case when c.ipv6_prefix::inet <<= c.delegated_ipv6_prefix::inet then null
        else c.ipv6_prefix end)) as w (prefix)
    where c.is_active and w.prefix is not null
    order by c.created_at, c.id
    on conflict do nothing;
  end loop;
  perform set_config('dotmac.tenant', '', true);
end $$;
