--liquibase formatted sql
--changeset dotmac:0053-role splitStatements:false

-- A named set of permissions for staff and programs; customers and resellers have fixed ones.
create table role (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  description text,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
create unique index role_name on role (tenant_id, lower(name));
select dotmac_tenant_table('role');

create table role_permission (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  role_id uuid not null,
  permission text not null check (permission <> ''),
  primary key (tenant_id, id),
  foreign key (tenant_id, role_id) references role (tenant_id, id) on delete cascade,
  unique (tenant_id, role_id, permission)
);
select dotmac_tenant_table('role_permission');

create table principal_role (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  principal_id uuid not null,
  role_id uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id) on delete cascade,
  foreign key (tenant_id, role_id) references role (tenant_id, id),
  unique (tenant_id, principal_id, role_id)
);
create index principal_role_role on principal_role (tenant_id, role_id);
select dotmac_tenant_table('principal_role');
