--liquibase formatted sql

--changeset dotmac:0313-outage-alert splitStatements:false
-- An outage can be an alert, too: somebody is called, and takes it on.
alter table alert_rule drop constraint alert_rule_metric_type_check;
alter table alert_rule add constraint alert_rule_metric_type_check
  check (metric_type in ('missed_polls', 'cpu', 'memory', 'temperature', 'uptime', 'rx_bps',
    'tx_bps', 'rx_utilization', 'tx_utilization', 'interface_down', 'ont_rx_dbm', 'olt_rx_dbm',
    'ont_offline', 'outage_affected'));
alter table alert drop constraint alert_metric_type_check;
alter table alert add constraint alert_metric_type_check
  check (metric_type in ('missed_polls', 'cpu', 'memory', 'temperature', 'uptime', 'rx_bps',
    'tx_bps', 'rx_utilization', 'tx_utilization', 'interface_down', 'ont_rx_dbm', 'olt_rx_dbm',
    'ont_offline', 'outage_affected'));
alter table alert add column outage_id uuid;
alter table alert add foreign key (tenant_id, outage_id) references outage (tenant_id, id);
create index alert_outage on alert (tenant_id, outage_id) where outage_id is not null;
