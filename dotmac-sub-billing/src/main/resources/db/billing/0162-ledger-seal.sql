--liquibase formatted sql
--changeset dotmac:0162-ledger-seal splitStatements:false

-- Where the chain of seals ends, and up to which number nothing is left to seal. Its row is locked
-- by who seals; the seals' numbers count from 1 without a gap.
create table ledger_seal_head (
  tenant_id uuid not null primary key,
  position bigint not null default 0 check (position >= 0),
  hash bytea not null,
  swept_seq bigint not null default 0,
  marked_seq bigint,
  marked_xid xid8,
  sealed_at timestamptz not null default now(),
  foreign key (tenant_id) references tenant (id)
);
select dotmac_tenant_table('ledger_seal_head');
