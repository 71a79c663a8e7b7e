package io.dotmac.sub.core.network.alert;

/** SQL that holds what was measured against the rules about it; every rule and subject is a row. */
final class Measured {
  /** How often the tenant is wanted. */
  static final int TENANTS = 4;

  /**
   * Wants the tenant four times. A value that is older than three readings says nothing, and ONTs
   * of an outage are that outage's. An outage that is over affects nobody.
   */
  static final String ROWS = """
      values_now as (
        select r.tenant_id, r.id as rule_id, t.id as subject_id, t.id as target_id,
          null::uuid as interface_id, null::uuid as ont_id, null::uuid as outage_id,
          case r.metric_type when 'missed_polls' then s.missed when 'cpu' then s.cpu_percent
            when 'memory' then s.memory_percent when 'temperature' then s.temperature_c
            when 'uptime' then s.uptime_seconds end::numeric as value
        from alert_rule r
        join snmp_target t on t.tenant_id = r.tenant_id and t.is_active
          and (r.snmp_target_id is null or r.snmp_target_id = t.id)
        join snmp_target_state s on s.tenant_id = t.tenant_id and s.snmp_target_id = t.id
        where r.tenant_id = ? and r.is_active and r.interface_id is null
          and r.metric_type in ('missed_polls', 'cpu', 'memory', 'temperature', 'uptime')
          and s.last_poll_at is not null and (r.metric_type = 'missed_polls' or s.missed = 0)
        union all
        select r.tenant_id, r.id, m.id, t.id, m.id, null, null,
          case r.metric_type when 'rx_bps' then m.rx_bps when 'tx_bps' then m.tx_bps
            when 'rx_utilization' then m.rx_bps / 10000.0 / nullif(m.speed_mbps, 0)
            when 'tx_utilization' then m.tx_bps / 10000.0 / nullif(m.speed_mbps, 0)
            when 'interface_down' then (m.is_enabled and m.status = 'down')::int end::numeric
        from alert_rule r
        join snmp_target t on t.tenant_id = r.tenant_id and t.is_active
          and (r.snmp_target_id is null or r.snmp_target_id = t.id)
        join monitored_interface m on m.tenant_id = t.tenant_id and m.snmp_target_id = t.id
          and (r.interface_id is null or r.interface_id = m.id)
        where r.tenant_id = ? and r.is_active
          and r.metric_type in ('rx_bps', 'tx_bps', 'rx_utilization', 'tx_utilization',
            'interface_down')
          and m.seen_at > now() - make_interval(secs => 3 * t.interval_seconds)
        union all
        select r.tenant_id, r.id, u.id, t.id, null, u.id, null,
          case r.metric_type when 'ont_offline' then (n.state <> 'online')::int
            when 'ont_rx_dbm' then case n.state when 'online' then n.ont_rx_dbm end
            when 'olt_rx_dbm' then case n.state when 'online' then n.olt_rx_dbm end end::numeric
        from alert_rule r
        join ont_assignment a on a.tenant_id = r.tenant_id and a.status = 'active'
        join ont_unit u on u.tenant_id = a.tenant_id and u.id = a.ont_unit_id
          and u.status = 'active'
        join pon_port p on p.tenant_id = a.tenant_id and p.id = a.pon_port_id
        join ont_reading n on n.tenant_id = u.tenant_id and n.ont_unit_id = u.id
        left join snmp_target t on t.tenant_id = p.tenant_id and t.olt_id = p.olt_id
          and t.is_active
        where r.tenant_id = ? and r.is_active and r.interface_id is null
          and r.metric_type in ('ont_offline', 'ont_rx_dbm', 'olt_rx_dbm')
          and (r.snmp_target_id is null or r.snmp_target_id = t.id)
          and n.read_at > now() - make_interval(secs => 3 * coalesce(t.interval_seconds, 86400))
          and not exists (select 1 from outage_subscriber l
            join outage o on o.tenant_id = l.tenant_id and o.id = l.outage_id
              and o.status = 'confirmed'
            where l.tenant_id = u.tenant_id and l.ont_unit_id = u.id and l.restored_at is null)
        union all
        select r.tenant_id, r.id, o.id, t.id, null, null, o.id,
          case o.status when 'confirmed' then o.affected_count else 0 end::numeric
        from alert_rule r
        join outage o on o.tenant_id = r.tenant_id
        left join pon_port p on p.tenant_id = o.tenant_id and p.id = o.pon_port_id
        left join snmp_target t on t.tenant_id = o.tenant_id and t.is_active
          and (t.olt_id = coalesce(o.olt_id, p.olt_id) or t.nas_device_id = o.nas_device_id)
        where r.tenant_id = ? and r.is_active and r.interface_id is null
          and r.metric_type = 'outage_affected'
          and (r.snmp_target_id is null or r.snmp_target_id = t.id)
          and (o.status = 'confirmed' or exists (select 1 from alert a
            where a.tenant_id = o.tenant_id and a.outage_id = o.id and a.status <> 'resolved'))),
      judged as (
        select v.*, r.duration_seconds, r.severity, r.metric_type, r.name,
          case r.operator when 'gt' then v.value > r.threshold
            when 'gte' then v.value >= r.threshold when 'lt' then v.value < r.threshold
            when 'lte' then v.value <= r.threshold else v.value = r.threshold end as broken,
          case r.operator when 'gt' then v.value <= coalesce(r.clear_threshold, r.threshold)
            when 'gte' then v.value < coalesce(r.clear_threshold, r.threshold)
            when 'lt' then v.value >= coalesce(r.clear_threshold, r.threshold)
            when 'lte' then v.value > coalesce(r.clear_threshold, r.threshold)
            else v.value <> r.threshold end as fine
        from values_now v
        join alert_rule r on r.tenant_id = v.tenant_id and r.id = v.rule_id
        where v.value is not null)
      """;

  private Measured() {}
}
