--liquibase formatted sql
--changeset dotmac:0270-job-run-due

-- Whether a due time has had its run, asked when a run is made again after its process was killed.
create index job_run_due on job_run (tenant_id, job, due_at);
