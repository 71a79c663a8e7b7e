--liquibase formatted sql
--changeset dotmac:0160-journal splitStatements:false

-- The journal in the order of its days: exports, statements, closing of periods.
create index ledger_transaction_booked on ledger_transaction (tenant_id, booked_on, seq);
