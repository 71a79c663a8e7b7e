package io.dotmac.sub.server.web.admin.monitor;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists about what is watched. */
public final class MonitorPages {
  /** Alerts that are not over. */
  public static final String ALERTS = WatchTabs.ALERTS;

  static final String OUTAGES = WatchTabs.OUTAGES;
  static final String TARGETS = WatchTabs.TARGETS;

  private MonitorPages() {}

  static Sheets.Page targets(Visit visit) {
    Formats formats = visit.formats();
    long total = visit
        .query("select count(*) from snmp_target where tenant_id = :tenant")
        .number();
    List<Sheets.Row> rows = paged(visit, """
            select t.id, t.is_active, coalesce(d.name, l.name, a.name) as name, t.host, s.missed,
              coalesce(d.vendor, l.vendor, a.vendor) as vendor,
              coalesce(d.model, l.model, a.model) as model,
              s.error, s.last_poll_at, s.last_answer_at, s.cpu_percent, s.uptime_seconds,
              (select count(*) from monitored_interface m
                where m.tenant_id = t.tenant_id and m.snmp_target_id = t.id) as interfaces
            from snmp_target t
            join snmp_target_state s on s.tenant_id = t.tenant_id and s.snmp_target_id = t.id
            left join network_device d on d.tenant_id = t.tenant_id and d.id = t.network_device_id
            left join olt_device l on l.tenant_id = t.tenant_id and l.id = t.olt_id
            left join nas_device a on a.tenant_id = t.tenant_id and a.id = t.nas_device_id
            where t.tenant_id = :tenant
            """)
        .then("order by not t.is_active, s.missed > 0 desc, 3, t.id limit :limit offset :offset")
        .list(row -> Sheets.Row.of(
            Cell.link(row.text("name"), TARGETS + "/" + row.id("id")).noted(model(visit, row)),
            Cell.words(row.text("host")),
            Cell.pill(state(visit, row)),
            Cell.words(ago(visit, row.instantOrNull("last_answer_at"))),
            Cell.figure(
                row.text("cpu_percent").isEmpty()
                    ? formats.orNone("")
                    : visit.say("watch.percent", formats.number(row.decimal("cpu_percent")))),
            Cell.figure(formats.count(row.number("interfaces")))));
    return page(
        visit,
        TARGETS,
        "watch.polled",
        visit.say("watch.polled_count", total, formats.count(total)),
        visit.tx().caller().may("network:device:write")
            ? List.of(new Link("/admin/network/snmp-targets/new", visit.say("target.add")))
            : List.of(),
        total,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("plant.name")),
                Head.words(visit.say("plant.address")),
                Head.words(visit.say("plant.state")),
                Head.words(visit.say("watch.last_answer")),
                Head.figures(visit.say("watch.cpu")),
                Head.figures(visit.say("plant.interfaces"))),
            rows,
            visit.say("watch.no_polled")));
  }

  private static String model(Visit visit, Row row) {
    String vendor = row.text("vendor");
    String maker =
        vendor.isEmpty() || vendor.equals("other") ? "" : visit.name("nas_vendor", vendor);
    return (maker + " " + row.text("model")).strip();
  }

  private static Pill state(Visit visit, Row row) {
    boolean asked = row.flag("is_active") && row.instantOrNull("last_poll_at") != null;
    Tone tone = !asked ? Tone.NEUTRAL : row.number("missed") == 0 ? Tone.GOOD : Tone.BAD;
    return Pill.of(tone, answer(visit, row));
  }

  /** Whether a device answers, in a word. */
  static String answer(Visit visit, Row row) {
    if (!row.flag("is_active")) {
      return visit.say("watch.not_in_use");
    }
    if (row.instantOrNull("last_poll_at") == null) {
      return visit.say("watch.not_asked");
    }
    return row.number("missed") == 0 ? visit.say("watch.answers") : visit.say("watch.silent");
  }

  static Sheets.Page outages(Visit visit) {
    Formats formats = visit.formats();
    long total =
        visit.query("select count(*) from outage where tenant_id = :tenant").number();
    long open = visit
        .query("select count(*) from outage where tenant_id = :tenant and status = 'confirmed'")
        .number();
    List<Sheets.Row> rows = paged(visit, """
            select o.id, o.cause, o.name, o.status, o.began_at, o.ended_at, o.lost_count,
              o.affected_count
            from outage o where o.tenant_id = :tenant
            """)
        .then("order by o.status, o.began_at desc, o.id limit :limit offset :offset")
        .list(row -> Sheets.Row.of(
            Cell.link(row.text("name"), OUTAGES + "/" + row.id("id"))
                .noted(visit.name("outage_cause", row.text("cause"))),
            Cell.pill(Pill.of(
                row.text("status").equals("confirmed") ? Tone.BAD : Tone.GOOD,
                visit.name("outage_status", row.text("status")))),
            Cell.words(formats.moment(row.instant("began_at"))),
            Cell.words(
                row.instantOrNull("ended_at") == null
                    ? formats.orNone("")
                    : formats.moment(row.instant("ended_at"))),
            Cell.figure(formats.count(row.number("lost_count"))),
            Cell.figure(formats.count(row.number("affected_count")))));
    return page(
        visit,
        OUTAGES,
        "watch.outages",
        visit.say("watch.outages_open", open, formats.count(open)),
        List.of(),
        total,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("watch.cause_name")),
                Head.words(visit.say("plant.state")),
                Head.words(visit.say("watch.began")),
                Head.words(visit.say("watch.ended")),
                Head.figures(visit.say("watch.lost")),
                Head.figures(visit.say("watch.affected"))),
            rows,
            visit.say("watch.no_outages")));
  }

  static String ago(Visit visit, @Nullable Instant at) {
    return at == null
        ? visit.formats().orNone("")
        : visit.formats().ago(at, visit.tx().today());
  }

  private static Query paged(Visit visit, String sql) {
    return visit
        .query(sql)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset());
  }

  private static Sheets.Page page(
      Visit visit,
      String at,
      String title,
      String summary,
      List<Link> actions,
      long total,
      Sheets.Table table) {
    int shown = (int) Math.max(0, Math.min(Params.LIMIT, total - visit.params().offset()));
    return new Sheets.Page(
        visit.say(title),
        summary,
        WatchTabs.of(visit, at),
        actions,
        at,
        Rows.of(List.of()),
        List.of(table),
        visit.pager(shown, total));
  }
}
