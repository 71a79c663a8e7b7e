--liquibase formatted sql

--changeset dotmac:0001-functions splitStatements:false
-- The role the application works as; the migration names it on its connection.
create function dotmac_app_role() returns name language plpgsql stable as $$
begin
  return current_setting('dotmac.app_role')::name;
end $$;

-- A table whose rows belong to no tenant: the application may use it as it is.
create function dotmac_platform_table(table_name text) returns void language plpgsql as $$
begin
  execute format('grant select, insert, update, delete on %I to %I', table_name, dotmac_app_role());
end $$;

-- A table of tenants' rows: a connection sees and writes only those of the tenant it has set.
-- The setting is read in a scalar sub-select, so it is read once a statement and not once a row;
-- after a transaction it is the empty string, hence nullif.
create function dotmac_tenant_table(table_name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('alter table %I force row level security', table_name);
  execute format(
      'create policy tenant_rows on %I using '
      '(tenant_id = (select nullif(current_setting(''dotmac.tenant'', true), '''')::uuid))',
      table_name);
  execute format('grant select, insert, update, delete on %I to %I', table_name, dotmac_app_role());
end $$;

create function dotmac_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only, % is refused', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end $$;

-- A table of facts: rows are added and never changed, not even by the table's owner.
create function dotmac_append_only(table_name text) returns void language plpgsql as $$
begin
  execute format('revoke update, delete, truncate on %I from %I', table_name, dotmac_app_role());
  execute format(
      'create trigger %I before update or delete on %I '
      'for each row execute function dotmac_refuse_change()',
      table_name || '_append_only', table_name);
  execute format(
      'create trigger %I before truncate on %I '
      'for each statement execute function dotmac_refuse_change()',
      table_name || '_no_truncate', table_name);
end $$;

--changeset dotmac:0001-tenant splitStatements:false
create table tenant (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$'),
  name text not null check (name <> ''),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  zone text not null,
  locale text not null default 'en',
  status text not null default 'active' check (status in ('active', 'suspended')),
  -- Added to the system clock to give the tenant's business clock.
  clock_offset_seconds bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0
);
select dotmac_platform_table('tenant');

create table tenant_domain (
  host text primary key check (host = lower(host) and host <> ''),
  tenant_id uuid not null references tenant (id),
  -- The host links are made with.
  is_primary boolean not null default false,
  created_at timestamptz not null default now()
);
create index tenant_domain_tenant on tenant_domain (tenant_id);
select dotmac_platform_table('tenant_domain');
