--liquibase formatted sql
--changeset dotmac:0130-index-check splitStatements:false

-- All of a tenant is read again by every node and held against what it knew; the reference is the
-- tenant.
alter table access_change drop constraint access_change_kind_check;
alter table access_change add constraint access_change_kind_check
  check (kind in ('subscription', 'credential', 'offer', 'profile', 'client', 'setting', 'all'));
