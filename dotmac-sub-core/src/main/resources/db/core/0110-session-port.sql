--liquibase formatted sql
--changeset dotmac:0110-session-port splitStatements:false

-- The port of a session: a new session on a port of a NAS ends the one that was there. 0 is none.
-- Whether a counter of 32 bits fell by too little to have started over, which is alarmed once.
alter table radius_accounting_session
  add column nas_port bigint not null default 0,
  add column counter_fell boolean not null default false;
create index radius_session_open_port on radius_session_open (tenant_id, nas_key, nas_port)
  where nas_port <> 0;
-- Who had an address: by the prefix as well.
create index radius_session_framed_prefix
  on radius_accounting_session (tenant_id, framed_ipv6_prefix, started_at desc)
  where framed_ipv6_prefix is not null;
create index radius_session_delegated_prefix
  on radius_accounting_session (tenant_id, delegated_ipv6_prefix, started_at desc)
  where delegated_ipv6_prefix is not null;

-- How far a node has replayed its journal of accounting, for each tenant: written in the
-- transaction that stores what was replayed, so that nothing is stored twice.
create table accounting_journal (
  tenant_id uuid not null,
  journal_id uuid not null,
  next_entry bigint not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, journal_id)
);
select dotmac_tenant_table('accounting_journal');
