--liquibase formatted sql
--changeset dotmac:0181-invoice-off splitStatements:false

-- What of a line's discount comes from one over its whole invoice. It stays with the charge.
alter table invoice_line
  add column invoice_off_minor bigint not null default 0
    check (invoice_off_minor between 0 and discount_minor);
