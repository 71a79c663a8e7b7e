--liquibase formatted sql
--changeset dotmac:0121-run-void splitStatements:false

-- A run whose invoices were taken back. Begun and not ended: its invoices are being voided, or some
-- could not be; asking again goes on.
alter table billing_run
  add column void_began_at timestamptz,
  add column voided_at timestamptz,
  add column void_reason text,
  add check (voided_at is null or void_began_at is not null),
  add check (void_began_at is null or status <> 'running');
