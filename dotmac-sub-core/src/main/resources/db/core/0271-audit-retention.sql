--liquibase formatted sql
--changeset dotmac:0271-audit-base
-- Where the chain of the audit begins: the position and hash of the last seal that was forgotten.
alter table audit_seal_head
  add column base_position bigint not null default 0,
  add column base_hash bytea not null default decode(repeat('00', 32), 'hex'),
  add constraint audit_seal_head_base check (base_position between 0 and position);

--changeset dotmac:0271-audit-retention splitStatements:false
-- As before; and the audit forgets its oldest rows by the function below, which the owner runs.
create or replace function dotmac_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW'
      and coalesce(current_setting('dotmac.erasing', true), '') <> '' then
    if to_jsonb(old) ->> 'tenant_id' = current_setting('dotmac.erasing', true)
        and exists (select from tenant
          where id::text = current_setting('dotmac.erasing', true) and status = 'suspended') then
      return old;
    end if;
  end if;
  if tg_op = 'DELETE' and tg_level = 'ROW' and tg_table_name ~ '^audit_(event|seal)' then
    if to_jsonb(old) ->> 'tenant_id' = current_setting('dotmac.forgetting', true) then
      return old;
    end if;
  end if;
  raise exception 'table % is append-only, % is refused', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end $$;

-- Deletes from the beginning of the tenant's chain what was written before a moment, rows and
-- seals together, and notes where the rest begins. What is not sealed yet stays. Nothing of the
-- last eleven months goes, whoever asks.
create function dotmac_forget_audit(before timestamptz, most int) returns int language plpgsql
security definer set search_path from current as $$
declare
  mine uuid := nullif(current_setting('dotmac.tenant', true), '')::uuid;
  last bigint;
  gone int;
begin
  if before > now() - interval '11 months' then
    raise exception 'the audit of the last eleven months is kept'
      using errcode = 'integrity_constraint_violation';
  end if;
  perform from audit_seal_head where tenant_id = mine for update;
  select max(o.seq) into last
  from (select s.seq, max(s.occurred_at) over (order by s.seq) as youngest
    from (select seq, occurred_at from audit_seal
      where tenant_id = mine order by seq limit most) s) o
  where o.youngest < before;
  if last is null then
    return 0;
  end if;
  perform set_config('dotmac.forgetting', mine::text, true);
  delete from audit_event e using audit_seal s
  where s.tenant_id = mine and s.seq <= last
    and e.tenant_id = mine and e.id = s.audit_id and e.occurred_at = s.occurred_at;
  get diagnostics gone = row_count;
  update audit_seal_head set base_position = last, base_hash = (select hash from audit_seal
    where tenant_id = mine and seq = last)
  where tenant_id = mine;
  delete from audit_seal where tenant_id = mine and seq <= last;
  perform set_config('dotmac.forgetting', '', true);
  return gone;
end $$;

do $$ begin
  execute 'revoke all on function dotmac_forget_audit(timestamptz, int) from public';
  execute format('grant execute on function dotmac_forget_audit(timestamptz, int) to %I',
    dotmac_app_role());
end $$;
