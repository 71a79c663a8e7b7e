--liquibase formatted sql
--changeset dotmac:0120-run-numbers splitStatements:false

-- Numbers a run has taken from a series and not used yet. A chunk takes its numbers from here and
-- puts back what is left in its own transaction, so that a killed one loses none, and chunks that
-- are billed at the same time need not wait for the series.
create table billing_run_numbers (
  tenant_id uuid not null,
  id uuid not null,
  series text not null check (series <> ''),
  first_number bigint not null check (first_number > 0),
  amount int not null check (amount > 0),
  primary key (tenant_id, id)
);
select dotmac_tenant_table('billing_run_numbers');
