package io.dotmac.sub.core.network.alert;

import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Holds what was measured against all rules, raises alerts and ends them: some statements. */
public final class AlertWatch {
  /** Wants the tenant four times. */
  private static final String BREACHES = "with " + Measured.ROWS + """
      insert into alert_breach as b (tenant_id, rule_id, subject_id, value, since, seen_at)
      select tenant_id, rule_id, subject_id, value, now(), now() from judged where broken
      order by rule_id, subject_id
      on conflict (tenant_id, rule_id, subject_id)
        do update set value = excluded.value, seen_at = excluded.seen_at
      """;

  /** Those that were not seen now are none any more. */
  private static final String FORGET =
      "delete from alert_breach where tenant_id = ? and seen_at < now()";

  private static final String RAISE =
      "with " + Measured.ROWS + """
      , raised as (
        insert into alert (tenant_id, id, rule_id, subject_id, snmp_target_id, interface_id,
          ont_unit_id, outage_id, metric_type, measured_value, severity, triggered_at)
        select j.tenant_id, gen_random_uuid(), j.rule_id, j.subject_id, j.target_id,
          j.interface_id, j.ont_id, j.outage_id, j.metric_type, round(j.value, 4), j.severity,
          now()
        from judged j
        join alert_breach b on b.tenant_id = j.tenant_id and b.rule_id = j.rule_id
          and b.subject_id = j.subject_id
        where j.broken and b.since <= now() - make_interval(secs => j.duration_seconds)
        order by j.rule_id, j.subject_id
        on conflict (tenant_id, rule_id, subject_id) where status <> 'resolved' do nothing
        returning *),
      """ + told("raised", "open") + names("raised");

  /** Fine again, or of a rule or device that is no longer in use. */
  private static final String END =
      "with " + Measured.ROWS + """
      , ended as (
        update alert a set status = 'resolved', resolved_at = now(), updated_at = now(),
          version = a.version + 1
        where a.tenant_id = ? and a.status <> 'resolved'
          and (exists (select 1 from judged j where j.rule_id = a.rule_id
              and j.subject_id = a.subject_id and j.fine)
            or exists (select 1 from alert_rule r where r.tenant_id = a.tenant_id
              and r.id = a.rule_id and not r.is_active)
            or exists (select 1 from snmp_target t where t.tenant_id = a.tenant_id
              and t.id = a.snmp_target_id and not t.is_active))
        returning *),
      """ + told("ended", "resolved") + names("ended");

  private AlertWatch() {}

  /** What was done. */
  public record Watched(int raised, int ended) {
    @Override
    public String toString() {
      return raised + " raised, " + ended + " ended";
    }
  }

  private static String told(String rows, String status) {
    return """
        told as (
          insert into alert_event (tenant_id, id, alert_id, status, actor_name)
          select tenant_id, gen_random_uuid(), id, '%s', ? from %s)
        """.formatted(status, rows);
  }

  private static String names(String rows) {
    return " select a.id, r.name, " + AlertNames.ABOUT
        + " as about, a.metric_type, a.measured_value,"
        + " a.severity, a.status from " + rows + " a"
        + " join alert_rule r on r.tenant_id = a.tenant_id and r.id = a.rule_id "
        + AlertNames.JOINS;
  }

  /** Looks once. */
  public static Watched look(Tx tx) {
    List<AlertChanged> changed = new ArrayList<>();
    int raised = tx.jdbc(connection -> {
      update(connection, tx, BREACHES, Measured.TENANTS);
      update(connection, tx, FORGET, 1);
      changed.addAll(changes(connection, tx, RAISE, Measured.TENANTS));
      return changed.size();
    });
    changed.addAll(tx.jdbc(connection -> changes(connection, tx, END, Measured.TENANTS + 1)));
    tx.publishAll(changed);
    return new Watched(raised, changed.size() - raised);
  }

  private static void update(Connection connection, Tx tx, String sql, int tenants)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 1; i <= tenants; i++) {
        update.setObject(i, tx.tenant().value());
      }
      update.executeUpdate();
    }
  }

  private static List<AlertChanged> changes(Connection connection, Tx tx, String sql, int tenants)
      throws SQLException {
    List<AlertChanged> changes = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 1; i <= tenants; i++) {
        query.setObject(i, tx.tenant().value());
      }
      query.setString(tenants + 1, tx.actor().name());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          changes.add(read(row));
        }
      }
    }
    return changes;
  }

  private static AlertChanged read(ResultSet row) throws SQLException {
    return new AlertChanged(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        row.getString("name"),
        Objects.requireNonNullElse(row.getString("about"), ""),
        WireName.parse(AlertMetric.class, row.getString("metric_type")),
        row.getBigDecimal("measured_value"),
        WireName.parse(AlertSeverity.class, row.getString("severity")),
        WireName.parse(AlertStatus.class, row.getString("status")));
  }
}
