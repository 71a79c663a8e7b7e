--liquibase formatted sql

--changeset dotmac:0316-drift-speed
-- Limits of services are compared too.
alter table drift_finding drop constraint drift_finding_kind_check;
alter table drift_finding add check (kind in
  ('missing', 'unknown', 'elsewhere', 'not_suspended', 'suspended', 'vlan', 'speed'));
