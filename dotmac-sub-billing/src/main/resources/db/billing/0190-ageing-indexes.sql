--liquibase formatted sql
--changeset dotmac:0190-ageing-indexes splitStatements:false

-- What was open on a day of the past is some hundred thousand invoices of millions, that lie anywhere
-- in the table. The indexes that find them carry what the report adds up, so the table is not read.
drop index invoice_settled;
create index invoice_settled on invoice (tenant_id, open_class, issued_on, settled_at)
  include (id, account_id, currency, due_on, total_minor, first_settled_at)
  where settled_at is not null;

drop index invoice_open;
create index invoice_open on invoice (tenant_id, due_on, account_id)
  include (id, currency, issued_on, total_minor, balance_due_minor, first_settled_at)
  where status in ('issued', 'partially_paid', 'overdue');
