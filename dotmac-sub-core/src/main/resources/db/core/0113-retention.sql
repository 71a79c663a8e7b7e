--liquibase formatted sql
--changeset dotmac:0113-retention splitStatements:false

-- The application may add months to the tables that are kept by month, and take away months that
-- are over and empty; it owns none of them, so these two run as the owner does.
create function dotmac_add_months(ahead int) returns void language plpgsql
security definer set search_path from current as $$
declare
  parent text;
begin
  perform set_config('lock_timeout', '5s', true);
  foreach parent in array
    array['radius_session_closed', 'radius_auth_log', 'usage_record', 'event_store']
  loop
    perform dotmac_monthly_partitions(parent, current_date, ahead);
  end loop;
end $$;

create function dotmac_drop_months(before date) returns int language plpgsql
security definer set search_path from current as $$
declare
  part record;
  filled boolean;
  dropped int := 0;
begin
  perform set_config('lock_timeout', '5s', true);
  for part in
    select c.relname
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    join pg_class p on p.oid = i.inhparent
    where p.relnamespace = current_schema()::regnamespace
      and p.relname in ('radius_session_closed', 'radius_auth_log', 'usage_record')
      and c.relname ~ '_[0-9]{4}_[0-9]{2}$'
      and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before
    order by c.relname
  loop
    -- Otherwise the owner would see no row of any tenant.
    execute format('alter table %I no force row level security', part.relname);
    execute format('select exists (select 1 from %I)', part.relname) into filled;
    if filled then
      execute format('alter table %I force row level security', part.relname);
    else
      execute format('drop table %I', part.relname);
      dropped := dropped + 1;
    end if;
  end loop;
  return dropped;
end $$;
do $$ begin
  execute format('revoke all on function dotmac_add_months(int), dotmac_drop_months(date) from public');
  execute format('grant execute on function dotmac_add_months(int), dotmac_drop_months(date) to %I',
    dotmac_app_role());
end $$;
