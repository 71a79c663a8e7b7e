--liquibase formatted sql
--changeset dotmac:0101-run splitStatements:false

-- One billing of everything that is due on a date.
create table billing_run (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  run_date date not null,
  status text not null check (status in ('running', 'success', 'failed')),
  requested_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  accounts_planned int not null default 0 check (accounts_planned >= 0),
  chunks_planned int not null default 0 check (chunks_planned >= 0),
  chunks_done int not null default 0 check (chunks_done between 0 and chunks_planned),
  subscriptions_scanned int not null default 0,
  subscriptions_billed int not null default 0,
  invoices_created int not null default 0,
  lines_created int not null default 0,
  credit_notes_created int not null default 0,
  skipped int not null default 0,
  error text,
  primary key (tenant_id, id),
  check ((status = 'running') = (finished_at is null))
);
-- One run of a tenant at a time: a second start joins it.
create unique index billing_run_running on billing_run (tenant_id) where status = 'running';
create index billing_run_date on billing_run (tenant_id, run_date desc);
select dotmac_tenant_table('billing_run');

-- A part of a run that is billed in one transaction, together with its state here.
create table billing_run_chunk (
  tenant_id uuid not null,
  run_id uuid not null,
  chunk_no int not null check (chunk_no > 0),
  account_ids uuid[] not null,
  status text not null default 'pending' check (status in ('pending', 'done', 'failed')),
  attempts int not null default 0,
  error text,
  finished_at timestamptz,
  primary key (tenant_id, run_id, chunk_no),
  foreign key (tenant_id, run_id) references billing_run (tenant_id, id) on delete cascade
);
create index billing_run_chunk_pending on billing_run_chunk (tenant_id, run_id, chunk_no)
  where status = 'pending';
select dotmac_tenant_table('billing_run_chunk');

-- An account that a run could not bill, and why. Its services stay due.
create table billing_run_skip (
  tenant_id uuid not null,
  run_id uuid not null,
  account_id uuid not null,
  reason text not null,
  primary key (tenant_id, run_id, account_id),
  foreign key (tenant_id, run_id) references billing_run (tenant_id, id) on delete cascade
);
select dotmac_tenant_table('billing_run_skip');
