--liquibase formatted sql

--changeset dotmac:0321-line-test splitStatements:false
-- The last test of the line of each ONT: what its line terminal saw, and what followed. Times are
-- the machine's.
create table line_test (
  tenant_id uuid not null,
  ont_unit_id uuid not null,
  device_id uuid not null,
  tested_at timestamptz not null,
  tested_by text not null,
  state text not null check (state in
    ('not_let_in', 'held_back', 'online', 'power_lost', 'light_lost', 'offline')),
  down_cause text not null,
  distance_m int,
  ont_rx_dbm numeric(6, 2),
  ont_tx_dbm numeric(6, 2),
  olt_rx_dbm numeric(6, 2),
  temperature_c numeric(6, 2),
  ethernet_ports jsonb,
  mac_addresses text[],
  subscription_id uuid,
  download_mbps int,
  locked boolean not null,
  has_login boolean not null,
  online_since timestamptz,
  refused_for text,
  findings text[] not null check (cardinality(findings) > 0),
  primary key (tenant_id, ont_unit_id),
  foreign key (tenant_id, ont_unit_id) references ont_unit (tenant_id, id) on delete cascade,
  foreign key (tenant_id, device_id) references provisioning_device (tenant_id, id)
    on delete cascade,
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id)
);
select dotmac_tenant_table('line_test');

-- Who tests a line of a device just now, and what came of it the last time.
create table line_test_round (
  tenant_id uuid not null,
  device_id uuid not null,
  lease_token uuid,
  leased_until timestamptz,
  tried_at timestamptz,
  succeeded_at timestamptz,
  error text,
  primary key (tenant_id, device_id),
  check ((lease_token is null) = (leased_until is null)),
  foreign key (tenant_id, device_id) references provisioning_device (tenant_id, id)
    on delete cascade
);
select dotmac_tenant_table('line_test_round');
