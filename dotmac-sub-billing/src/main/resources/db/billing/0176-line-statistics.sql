--liquibase formatted sql
--changeset dotmac:0176-line-statistics splitStatements:false

-- Nobody searches by these; counting their values costs more than all other columns together.
alter table invoice_line
  alter column description set statistics 0,
  alter column taxes set statistics 0,
  alter column derivation set statistics 0;
alter table credit_note_line
  alter column description set statistics 0,
  alter column taxes set statistics 0,
  alter column derivation set statistics 0;
alter table ledger_transaction alter column memo set statistics 0;
