--liquibase formatted sql
--changeset dotmac:0152-prepaid-enforcement splitStatements:false

-- On which local day prepaid balances were looked at, and what came of it: once a day.
create table prepaid_enforcement (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  acted_on date not null,
  warned int not null default 0 check (warned >= 0),
  blocked int not null default 0 check (blocked >= 0),
  deactivated int not null default 0 check (deactivated >= 0),
  restored int not null default 0 check (restored >= 0),
  finished_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, acted_on)
);
select dotmac_tenant_table('prepaid_enforcement');
