--liquibase formatted sql

--changeset dotmac:0010-jobs splitStatements:false
-- When each job is due next, one row a job and tenant, shared by all nodes; the columns are
-- db-scheduler's. It names tenants but holds nothing of theirs.
create table job_schedule (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index job_schedule_due on job_schedule (execution_time);
create index job_schedule_heartbeat on job_schedule (last_heartbeat);
select dotmac_platform_table('job_schedule');

-- What each run did.
create table job_run (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  job text not null,
  started_by text not null check (started_by in ('schedule', 'hand')),
  due_at timestamptz not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  status text not null check (status in ('running', 'succeeded', 'failed')),
  detail text,
  primary key (tenant_id, id),
  check ((status = 'running') = (finished_at is null))
);
create index job_run_recent on job_run (tenant_id, job, started_at desc);
select dotmac_tenant_table('job_run');
