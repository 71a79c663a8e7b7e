--liquibase formatted sql
--changeset dotmac:0067-credential-enforcement splitStatements:false

-- A credential that is switched off, moved to another service or given another profile: the live
-- sessions of the services concerned follow.
create function dotmac_credential_enforced() returns trigger language plpgsql as $$
begin
  if old.subscription_id is not null then
    perform dotmac_enforce(old.tenant_id, old.subscription_id);
  end if;
  if tg_op = 'UPDATE' and new.subscription_id is distinct from old.subscription_id
      and new.subscription_id is not null then
    perform dotmac_enforce(new.tenant_id, new.subscription_id);
  end if;
  return null;
end $$;
create trigger access_credential_enforced after update on access_credential
  for each row when ((old.is_active, old.subscription_id, old.radius_profile_id)
    is distinct from (new.is_active, new.subscription_id, new.radius_profile_id))
  execute function dotmac_credential_enforced();
create trigger access_credential_gone after delete on access_credential
  for each row execute function dotmac_credential_enforced();

-- A NAS that had no usable client may have one now: what failed last is tried again.
create index enforcement_intent_failed on enforcement_intent (tenant_id, subscription_id)
  where status = 'failed';
create function dotmac_client_enforced() returns trigger language plpgsql as $$
begin
  -- A moment later, since the nodes have to learn of the client first.
  insert into enforcement_intent (tenant_id, subscription_id, due_at)
  select i.tenant_id, i.subscription_id, now() + interval '2 seconds'
  from enforcement_intent i
  where i.tenant_id = new.tenant_id and i.status = 'failed'
    and not exists (select 1 from enforcement_intent l
      where l.tenant_id = i.tenant_id and l.subscription_id = i.subscription_id
        and l.requested_at > i.requested_at)
  order by i.subscription_id
  on conflict (tenant_id, subscription_id) where status = 'pending' do nothing;
  return null;
end $$;
create trigger radius_client_enforced after insert or update on radius_client
  for each row when (new.is_active) execute function dotmac_client_enforced();
