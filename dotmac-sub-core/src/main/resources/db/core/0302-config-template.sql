--liquibase formatted sql

--changeset dotmac:0302-config-template splitStatements:false
-- Commands that people write for the devices of a vendor, with places for values.
create table config_template (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  vendor text not null
    check (vendor in ('mikrotik', 'huawei', 'zte', 'nokia', 'genieacs', 'other')),
  description text,
  body text not null check (body <> ''),
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
create unique index config_template_name on config_template (tenant_id, lower(name))
  where is_active;
select dotmac_tenant_table('config_template');

-- A step that pushes by a template, and in a run what that template said when the run began.
alter table provisioning_step add column template_id uuid;
alter table provisioning_step add foreign key (tenant_id, template_id)
  references config_template (tenant_id, id);
create index provisioning_step_template on provisioning_step (tenant_id, template_id)
  where template_id is not null;
alter table provisioning_run_step add column template_id uuid;
alter table provisioning_run_step add foreign key (tenant_id, template_id)
  references config_template (tenant_id, id);
create index provisioning_run_step_template on provisioning_run_step (tenant_id, template_id)
  where template_id is not null;
alter table provisioning_run_step add column template_body text
  check ((template_body is null) = (template_id is null));
