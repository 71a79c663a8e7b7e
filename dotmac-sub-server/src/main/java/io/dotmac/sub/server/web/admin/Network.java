package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Chart;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The network cards of the dashboard. */
final class Network {
  private static final Duration DAY = Duration.ofHours(24);

  private Network() {}

  /** Sessions online now and in the last 24 hours, counted every half hour. */
  static DashboardPage.Card sessions(Visit visit) {
    Formats formats = visit.formats();
    record Point(Instant at, long count) {}
    List<Point> points = visit
        .query("""
                select t.at, count(r.id) as sessions
                from generate_series(:now::timestamptz - interval '24 hours', :now::timestamptz,
                  interval '30 minutes') t(at)
                left join radius_accounting_session r on r.tenant_id = :tenant
                  and r.started_at <= t.at and (r.ended_at is null or r.ended_at > t.at)
                """)
        .then("group by t.at order by t.at")
        .list(row -> new Point(row.instant("at"), row.number("sessions")));
    long now = visit
        .query("select count(*) from radius_session_open where tenant_id = :tenant")
        .number();
    long services = visit
        .query("select count(*) from subscription u where u.tenant_id = :tenant"
            + " and u.status = 'active'")
        .number();
    long rejects = visit
        .query("select count(*) from radius_auth_log l where l.tenant_id = :tenant"
            + " and l.occurred_at >= :from")
        .with("from", visit.tx().now().minus(DAY))
        .number();
    Chart.Spec spec = new Chart.Spec(
        "line",
        "n",
        null,
        false,
        false,
        points.stream().map(point -> formats.hourMinute(point.at())).toList(),
        List.of(Chart.Series.area(
            visit.say("session.title"), points.stream().map(Point::count).toList(), 1)));
    return new DashboardPage.Card(
        formats.count(now),
        visit.say("dashboard.sessions_of", formats.count(services)),
        Chart.of(
            "c-sess",
            "h-220",
            visit.say("dashboard.sessions_chart", formats.count(now)),
            visit.say("dashboard.time"),
            spec),
        visit.say("dashboard.sessions_foot", rejects));
  }

  static List<DashboardPage.Device> devices(Visit visit) {
    return visit
        .query("""
            select n.name, n.vendor, n.model, n.status, n.last_seen_at,
              coalesce(open_now.count, 0) as online, open_now.heard,
              coalesce(recent.count, 0) as logins
            from nas_device n
            left join (select nas_device_id, count(*) as count, max(last_update_at) as heard
              from radius_session_open where tenant_id = :tenant group by 1) open_now
              on open_now.nas_device_id = n.id
            left join (select nas_device_id, count(*) as count
              from radius_accounting_session where tenant_id = :tenant
                and started_at >= :from group by 1) recent on recent.nas_device_id = n.id
            where n.tenant_id = :tenant and n.is_active
            """)
        .with("from", visit.tx().now().minus(DAY))
        .then("order by online desc, n.name limit 6")
        .list(row -> device(visit, row));
  }

  private static DashboardPage.Device device(Visit visit, Row row) {
    Formats formats = visit.formats();
    Instant heard = row.instantOrNull("heard");
    Instant seen = heard == null ? row.instantOrNull("last_seen_at") : heard;
    String vendor = VENDORS.getOrDefault(row.text("vendor"), row.text("vendor"));
    return new DashboardPage.Device(
        row.text("name"),
        (vendor + " " + row.text("model")).trim(),
        state(visit, row.text("status")),
        formats.count(row.number("online")),
        formats.count(row.number("logins")),
        seen == null ? formats.orNone("") : formats.ago(seen, visit.tx().today()));
  }

  private static final java.util.Map<String, String> VENDORS = java.util.Map.of(
      "mikrotik", "MikroTik",
      "huawei", "Huawei",
      "ubiquiti", "Ubiquiti",
      "cisco", "Cisco",
      "juniper", "Juniper",
      "cambium", "Cambium",
      "nokia", "Nokia",
      "zte", "ZTE");

  private static Pill state(Visit visit, String status) {
    Tone tone = switch (status) {
      case "active" -> Tone.GOOD;
      case "maintenance" -> Tone.WARN;
      case "offline" -> Tone.BAD;
      default -> Tone.NEUTRAL;
    };
    return Pill.of(tone, visit.name("nas_status", status));
  }
}
