--liquibase formatted sql
--changeset dotmac:0183-withholding splitStatements:false

-- Tax that customers withhold: a payment that is a claim on the authority.
alter table payment drop constraint payment_method_type_check;
alter table payment
  add constraint payment_method_type_check check (method_type in
    ('card', 'bank_account', 'cash', 'check', 'transfer', 'withholding', 'other')),
  add constraint payment_certificate check (method_type <> 'withholding'
    or (reference <> '' and collection_account_id is null and provider_id is null));
alter table ledger_account drop constraint ledger_account_purpose_check;
alter table ledger_account add constraint ledger_account_purpose_check check (purpose in (
  'receivable', 'customer_credit', 'revenue', 'deferred_revenue', 'tax_payable', 'cash',
  'provider_clearing', 'tax_credit_receivable', 'deposits', 'commission_payable', 'bad_debt',
  'opening_balance', 'adjustments'));
