package io.dotmac.sub.core.network.oncall;

import io.dotmac.sub.core.network.alert.AlertNames;

/** Which step has to tell of which alert now. */
final class EscalationSql {
  private static final String ALERT =
      "select a.id, a.metric_type, a.measured_value, a.severity, a.triggered_at, r.name as rule, "
          + AlertNames.ABOUT + " as about, p.id as policy, p.name as policy_name, s.id as step, ";

  private static final String RANK = "array_position(array['info', 'warning', 'critical'], %s)";

  /**
   * Wants the tenant, the moment and how many. A step waits, unless all steps before it of which
   * the alert is told could tell nobody.
   */
  static final String DUE = ALERT
      + Who.COLUMNS
      + """
      from alert a
      join alert_notification_policy p on p.tenant_id = a.tenant_id and p.is_active
        and (p.rule_id is null or p.rule_id = a.rule_id)
        and (p.snmp_target_id is null or p.snmp_target_id = a.snmp_target_id)
        and (p.interface_id is null or p.interface_id = a.interface_id)
        and %s <= %s and a.triggered_at >= p.active_since
      join alert_notification_policy_step s on s.tenant_id = p.tenant_id and s.policy_id = p.id
        and s.is_active and (s.severity_min is null or %s <= %s)
      join alert_rule r on r.tenant_id = a.tenant_id and r.id = a.rule_id
      left join principal w on w.tenant_id = s.tenant_id and w.id = s.principal_id
      """.formatted(
              RANK.formatted("p.severity_min"), RANK.formatted("a.severity"),
              RANK.formatted("s.severity_min"), RANK.formatted("a.severity"))
      + AlertNames.JOINS
      + """
      where a.tenant_id = ? and a.status = 'open'
        and (p.pop_site_id is null or p.pop_site_id = coalesce(d.pop_site_id, l.pop_site_id))
        and not exists (select 1 from alert_notification_log g where g.tenant_id = a.tenant_id
          and g.alert_id = a.id and g.step_id = s.id and g.kind = 'raised')
        and (a.triggered_at <= ?::timestamptz - make_interval(mins => s.delay_minutes)
          or exists (select 1 from alert_notification_policy_step e
              where e.tenant_id = s.tenant_id and e.policy_id = p.id and e.is_active
                and e.step_index < s.step_index
                and (e.severity_min is null or %s <= %s))
            and not exists (select 1 from alert_notification_policy_step e
              where e.tenant_id = s.tenant_id and e.policy_id = p.id and e.is_active
                and e.step_index < s.step_index
                and (e.severity_min is null or %s <= %s)
                and not exists (select 1 from alert_notification_log g
                  where g.tenant_id = a.tenant_id and g.alert_id = a.id and g.step_id = e.id
                    and g.kind = 'raised' and g.status = 'failed')))
      order by a.id, s.id limit ?
      """.formatted(
              RANK.formatted("e.severity_min"), RANK.formatted("a.severity"),
              RANK.formatted("e.severity_min"), RANK.formatted("a.severity"));

  /** Wants the same: who was told that it began, is told that it ended. */
  static final String OVER = ALERT + """
        g.channel, null::uuid as rotation_id, g.recipient, g.name,
        g.locale, true as is_there
      from alert a
      join alert_notification_log g on g.tenant_id = a.tenant_id and g.alert_id = a.id
        and g.kind = 'raised' and g.status = 'delivered'
      join alert_notification_policy p on p.tenant_id = g.tenant_id and p.id = g.policy_id
        and p.tells_resolved
      join alert_notification_policy_step s on s.tenant_id = g.tenant_id and s.id = g.step_id
      join alert_rule r on r.tenant_id = a.tenant_id and r.id = a.rule_id
      """ + AlertNames.JOINS + """
      where a.tenant_id = ? and a.status = 'resolved'
        and a.resolved_at > ?::timestamptz - interval '1 day'
        and not exists (select 1 from alert_notification_log b where b.tenant_id = a.tenant_id
          and b.alert_id = a.id and b.step_id = s.id and b.kind = 'resolved')
      order by a.id, s.id limit ?
      """;

  /** What another server wrote in the meantime is left out. */
  static final String LOG = """
      insert into alert_notification_log (tenant_id, id, alert_id, policy_id, step_id, kind,
        channel, name, recipient, locale, notification_id, status, error, told_at)
      select ?, r.id, r.alert, r.policy, r.step, r.kind, r.channel, r.name, r.recipient, r.locale,
        r.message, case when r.error is null then 'queued' else 'failed' end, r.error, ?
      from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::uuid[], ?::text[])
        as r(id, alert, policy, step, kind, channel, name, recipient, locale, message, error)
      order by r.alert, r.step
      on conflict (tenant_id, alert_id, step_id, kind) do nothing
      returning id
      """;

  /** What became of messages of the last days, also what a provider said later. */
  static final String SETTLE = """
      update alert_notification_log g set status = n.status, error = n.error, updated_at = now(),
        version = g.version + 1
      from notification n
      where g.tenant_id = ? and g.told_at > ?::timestamptz - interval '3 days'
        and n.tenant_id = g.tenant_id and n.id = g.notification_id
        and (n.status, n.error) is distinct from (g.status, g.error)
      """;

  /** Messages that still wait, about alerts of which none is open any more. */
  static final String IDLE = """
      select g.notification_id from alert_notification_log g
      join alert a on a.tenant_id = g.tenant_id and a.id = g.alert_id
      where g.tenant_id = ? and g.told_at > ?::timestamptz - interval '3 days'
        and g.kind = 'raised' and g.status = 'queued'
      group by g.notification_id having bool_and(a.status <> 'open')
      """;

  private EscalationSql() {}
}
