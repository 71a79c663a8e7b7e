--liquibase formatted sql
--changeset dotmac:0175-run-documents splitStatements:false

-- The documents of a run page by page: it may have a million.
drop index invoice_run;
create index invoice_run on invoice (tenant_id, billing_run_id, id)
  where billing_run_id is not null;
create index credit_note_run on credit_note (tenant_id, billing_run_id, id)
  where billing_run_id is not null;
