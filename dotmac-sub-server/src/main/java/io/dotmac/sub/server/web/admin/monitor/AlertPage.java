package io.dotmac.sub.server.web.admin.monitor;

import io.dotmac.sub.core.network.alert.AlertNames;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Tone;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Alerts: those that are not over, and those that lately were. */
public record AlertPage(
    String summary, List<Sheets.Tab> tabs, Errors errors, Rows<Line> open, Rows<Line> over) {
  private static final int MOST_OPEN = 200;
  private static final int MOST_OVER = 25;

  /**
   * One alert.
   *
   * @param icon the picture of what is measured
   * @param own where all of it is
   * @param ack where a form leads that takes it on; empty when it cannot be
   * @param resolve where a form leads that ends it; empty when it cannot be
   */
  public record Line(
      Pill severity,
      String icon,
      String rule,
      String own,
      String about,
      String href,
      String value,
      String note,
      String ack,
      String resolve) {}

  /** Of alerts, {@code a}. */
  static final String SELECT = """
      select a.id, a.status, a.severity, a.metric_type, a.measured_value, a.triggered_at,
        a.acknowledged_at, a.resolved_at, a.notes, r.name as rule, a.snmp_target_id,
        a.ont_unit_id, a.outage_id, u.serial_number, o.name as outage, m.name as port,
        coalesce(d.name, l.name, n.name) as device
      from alert a
      join alert_rule r on r.tenant_id = a.tenant_id and r.id = a.rule_id
      """ + AlertNames.JOINS + """
      where a.tenant_id = :tenant
      """;

  static AlertPage of(Visit visit, String problem) {
    long count = visit
        .query("select count(*) from alert where tenant_id = :tenant and status <> 'resolved'")
        .number();
    List<Line> open = visit
        .query(SELECT)
        .and("a.status <> 'resolved'")
        .with("limit", MOST_OPEN)
        .then("order by a.severity = 'critical' desc, a.severity = 'warning' desc,"
            + " a.triggered_at desc, a.id limit :limit")
        .list(row -> line(visit, row));
    List<Line> over = visit
        .query(SELECT)
        .and("a.status = 'resolved'")
        .with("limit", MOST_OVER)
        .then("order by a.triggered_at desc, a.id limit :limit")
        .list(row -> line(visit, row));
    return new AlertPage(
        visit.say("watch.alerts_open", count, visit.formats().count(count)),
        WatchTabs.of(visit, MonitorPages.ALERTS),
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        Rows.of(open),
        Rows.of(over));
  }

  static Line line(Visit visit, Row row) {
    String status = row.text("status");
    boolean may = visit.tx().caller().may("network:device:write");
    String path = MonitorPages.ALERTS + "/" + row.id("id");
    return new Line(
        Pill.of(tone(row), visit.name("alert_severity", row.text("severity"))),
        AlertTone.icon(row.text("metric_type")),
        row.text("rule"),
        path,
        about(row),
        href(row),
        value(visit, row.text("metric_type"), row.decimal("measured_value")),
        note(visit, row),
        may && status.equals("open") ? path + "/ack" : "",
        may && !status.equals("resolved") ? path + "/resolve" : "");
  }

  private static Tone tone(Row row) {
    if (row.text("status").equals("resolved")) {
      return Tone.NEUTRAL;
    }
    return AlertTone.of(row.text("severity"));
  }

  private static String about(Row row) {
    if (!row.text("outage").isEmpty()) {
      return row.text("outage");
    }
    return row.text("serial_number").isEmpty()
        ? (row.text("device") + " " + row.text("port")).strip()
        : row.text("serial_number");
  }

  private static String href(Row row) {
    if (row.idOrNull("ont_unit_id") != null) {
      return "/admin/network/onts/" + row.id("ont_unit_id");
    }
    if (row.idOrNull("outage_id") != null) {
      return MonitorPages.OUTAGES + "/" + row.id("outage_id");
    }
    return row.idOrNull("snmp_target_id") == null
        ? ""
        : MonitorPages.TARGETS + "/" + row.id("snmp_target_id");
  }

  private static String note(Visit visit, Row row) {
    Formats formats = visit.formats();
    Instant over = row.instantOrNull("resolved_at");
    Instant taken = row.instantOrNull("acknowledged_at");
    String since = visit.say("watch.since", formats.moment(row.instant("triggered_at")));
    String then = over != null
        ? visit.say("watch.over", formats.moment(over))
        : taken != null ? visit.say("watch.taken", formats.moment(taken)) : "";
    return List.of(since, then, row.text("notes")).stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /** A value with its unit. */
  static String value(Visit visit, String metric, BigDecimal value) {
    Formats formats = visit.formats();
    return switch (metric) {
      case "cpu", "memory", "rx_utilization", "tx_utilization" ->
        visit.say("watch.percent", formats.number(value));
      case "rx_bps", "tx_bps" -> formats.rate(value.longValue() / 1000);
      case "temperature" -> visit.say("watch.celsius", formats.number(value));
      case "ont_rx_dbm", "olt_rx_dbm" -> visit.say("plant.dbm", formats.number(value));
      case "uptime" -> formats.duration(Duration.ofSeconds(value.longValue()));
      case "outage_affected" -> visit.say("watch.affects", value.longValue());
      case "missed_polls" -> visit.say("watch.missed", formats.number(value));
      default -> visit.name("alert_metric", metric);
    };
  }
}
