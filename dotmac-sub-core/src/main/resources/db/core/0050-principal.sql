--liquibase formatted sql
--changeset dotmac:0050-principal splitStatements:false

-- Whoever acts: a member of staff, a customer, a reseller's user or another program.
create table principal (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  realm text not null check (realm in ('staff', 'customer', 'reseller', 'service')),
  name text not null check (name <> ''),
  email text,
  locale text,
  subscriber_id uuid,
  reseller_id uuid,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id),
  foreign key (tenant_id, reseller_id) references reseller (tenant_id, id),
  -- A scope can only be derived when the realm names whose rows it is about.
  check ((realm = 'customer') = (subscriber_id is not null)),
  check ((realm = 'reseller') = (reseller_id is not null))
);
create index principal_subscriber on principal (tenant_id, subscriber_id)
  where subscriber_id is not null;
create index principal_reseller on principal (tenant_id, reseller_id)
  where reseller_id is not null;
select dotmac_tenant_table('principal');
