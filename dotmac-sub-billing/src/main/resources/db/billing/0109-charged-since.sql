--liquibase formatted sql
--changeset dotmac:0109-charged-since splitStatements:false

-- Tenant by tenant: row security holds for migrations too.
do $$
declare
  each record;
begin
  for each in select id from tenant loop
    perform set_config('dotmac.tenant', each.id::text, true);
    update subscription s set charged_since = first.day
      from (select subscription_id, min(span_start) as day from invoice_line
        where tenant_id = each.id and component = 'base' and kind <> 'manual'
        group by subscription_id) first
      where s.tenant_id = each.id and s.id = first.subscription_id;
  end loop;
  perform set_config('dotmac.tenant', '', true);
end $$;
