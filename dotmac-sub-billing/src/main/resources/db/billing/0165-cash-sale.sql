--liquibase formatted sql
--changeset dotmac:0165-cash-sale splitStatements:false

-- Something sold over the counter to somebody who has no account: cash against revenue.
alter table ledger_transaction drop constraint ledger_transaction_kind_check;
alter table ledger_transaction add constraint ledger_transaction_kind_check check (kind in (
  'receivable_issue', 'prepaid_consumption', 'payment_settlement', 'customer_credit_application',
  'customer_credit_release', 'credit_note_issue', 'credit_note_application', 'refund',
  'write_off', 'recovery', 'adjustment', 'opening_position', 'deposit_taken', 'deposit_applied',
  'deposit_refunded', 'cash_sale', 'reversal'));
