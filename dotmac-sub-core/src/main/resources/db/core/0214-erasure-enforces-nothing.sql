--liquibase formatted sql
--changeset dotmac:0214-erasure-enforces-nothing splitStatements:false

-- As before, but for a tenant that is being erased: its services are not there a moment later.
create or replace function dotmac_enforce(tenant uuid, subscription uuid)
returns void language sql as $$
  insert into enforcement_intent (tenant_id, subscription_id)
  select tenant, subscription where coalesce(current_setting('dotmac.erasing', true), '') = ''
  on conflict (tenant_id, subscription_id) where status = 'pending'
  do update set requested_at = now(), due_at = now()
$$;
