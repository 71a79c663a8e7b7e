--liquibase formatted sql
--changeset dotmac:0122-run-chunk-numbers splitStatements:false

-- Numbers that are set apart for a chunk; those of no chunk are free for the next one.
alter table billing_run_numbers
  add column run_id uuid,
  add column chunk_no int,
  add check ((run_id is null) = (chunk_no is null));
create index billing_run_numbers_chunk on billing_run_numbers (tenant_id, run_id, chunk_no);
