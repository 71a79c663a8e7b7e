--liquibase formatted sql
--changeset dotmac:0085-statistics splitStatements:false

-- Counts tables anew for the planner when they have become more than eight times as large since they were
-- counted last, and gives how many. The server does so by itself once a minute: too late for an
-- import or a run that fills empty tables in less. Where somebody else is at it, it is left to them.
create function dotmac_refresh_statistics(names text[]) returns int
language plpgsql security definer set search_path from current as $$
declare
  grown record;
  refreshed int := 0;
begin
  for grown in
    select c.relname from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      and c.relname = any (names)
      and pg_relation_size(c.oid) / current_setting('block_size')::int > c.relpages * 8 + 8
  loop
    execute format('analyze (skip_locked) %I.%I', current_schema(), grown.relname);
    refreshed := refreshed + 1;
  end loop;
  return refreshed;
end $$;
revoke all on function dotmac_refresh_statistics(text[]) from public;
do $$ begin
  execute format('grant execute on function dotmac_refresh_statistics(text[]) to %I',
    dotmac_app_role());
end $$;
