package io.dotmac.sub.server.web.admin.monitor.form;

import io.dotmac.sub.core.network.oncall.Turn;
import io.dotmac.sub.core.network.oncall.Turns;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.monitor.AlertTone;
import io.dotmac.sub.server.web.admin.monitor.WatchTabs;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lists of what is watched and who is told; what is in use first. */
final class WatchLists {
  static final String CREDENTIALS = WatchTabs.CREDENTIALS;
  static final String RULES = WatchTabs.RULES;
  static final String POLICIES = WatchTabs.POLICIES;
  static final String ROTATIONS = WatchTabs.ROTATIONS;

  private static final int MOST = 500;

  private WatchLists() {}

  static Sheets.Page credentials(Visit visit) {
    List<Sheets.Row> rows = visit
        .query("""
            select c.id, c.name, c.snmp_version, c.is_active,
              (select count(*) from snmp_target t where t.tenant_id = c.tenant_id
                and t.credential_id = c.id and t.is_active) as devices
            from snmp_credential c where c.tenant_id = :tenant
            """)
        .with("limit", MOST)
        .then("order by not c.is_active, lower(c.name), c.id limit :limit")
        .list(row -> Sheets.Row.of(
            name(visit, CREDENTIALS, row),
            Cell.words(visit.name("snmp_snmp_version", row.text("snmp_version"))),
            Cell.figure(visit.formats().count(row.number("devices"))),
            use(visit, row)));
    return page(
        visit,
        CREDENTIALS,
        "watch.credentials",
        "snmp",
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("snmp.name")),
                Head.words(visit.say("snmp.snmp_version")),
                Head.figures(visit.say("watch.polled")),
                Head.words(visit.say("watch.use"))),
            rows,
            visit.say("snmp.none")));
  }

  static Sheets.Page rules(Visit visit) {
    Formats formats = visit.formats();
    List<Sheets.Row> rows = visit
        .query("""
            select r.id, r.name, r.metric_type, r.operator, r.threshold, r.severity,
              r.duration_seconds, r.is_active, coalesce(d.name, l.name, n.name) as device,
              (select count(*) from alert a where a.tenant_id = r.tenant_id and a.rule_id = r.id
                and a.status <> 'resolved') as open
            from alert_rule r
            left join snmp_target t on t.tenant_id = r.tenant_id and t.id = r.snmp_target_id
            left join network_device d on d.tenant_id = t.tenant_id and d.id = t.network_device_id
            left join olt_device l on l.tenant_id = t.tenant_id and l.id = t.olt_id
            left join nas_device n on n.tenant_id = t.tenant_id and n.id = t.nas_device_id
            where r.tenant_id = :tenant
            """)
        .with("limit", MOST)
        .then("order by not r.is_active, lower(r.name), r.id limit :limit")
        .list(row -> Sheets.Row.of(
            name(visit, RULES, row),
            Cell.words(visit.name("rule_metric", row.text("metric_type")) + " "
                + visit.name("rule_sign", row.text("operator")) + " "
                + formats.number(row.decimal("threshold").stripTrailingZeros())),
            Cell.words(row.text("device").isEmpty() ? visit.say("watch.all") : row.text("device")),
            severity(visit, row.text("severity")),
            Cell.figure(formats.count(row.number("open"))),
            use(visit, row)));
    return page(
        visit,
        RULES,
        "watch.rules",
        "rule",
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("rule.name")),
                Head.words(visit.say("rule.when")),
                Head.words(visit.say("rule.device")),
                Head.words(visit.say("rule.severity")),
                Head.figures(visit.say("watch.now")),
                Head.words(visit.say("watch.use"))),
            rows,
            visit.say("rule.none")));
  }

  static Sheets.Page policies(Visit visit) {
    Formats formats = visit.formats();
    List<Sheets.Row> rows = visit
        .query("""
            select p.id, p.name, p.severity_min, p.is_active, r.name as rule,
              (select count(*) from alert_notification_policy_step s
                where s.tenant_id = p.tenant_id and s.policy_id = p.id and s.is_active) as steps,
              (select max(g.told_at) from alert_notification_log g
                where g.tenant_id = p.tenant_id and g.policy_id = p.id) as told_at
            from alert_notification_policy p
            left join alert_rule r on r.tenant_id = p.tenant_id and r.id = p.rule_id
            where p.tenant_id = :tenant
            """)
        .with("limit", MOST)
        .then("order by not p.is_active, lower(p.name), p.id limit :limit")
        .list(row -> Sheets.Row.of(
            name(visit, POLICIES, row),
            Cell.words(row.text("rule").isEmpty() ? visit.say("watch.all") : row.text("rule")),
            severity(visit, row.text("severity_min")),
            Cell.figure(formats.count(row.number("steps"))),
            Cell.words(
                row.instantOrNull("told_at") == null
                    ? formats.orNone("")
                    : formats.moment(row.instant("told_at"))),
            use(visit, row)));
    return page(
        visit,
        POLICIES,
        "watch.policies",
        "told",
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("told.name")),
                Head.words(visit.say("told.rule_id")),
                Head.words(visit.say("told.severity_min")),
                Head.figures(visit.say("told.steps")),
                Head.words(visit.say("told.last")),
                Head.words(visit.say("watch.use"))),
            rows,
            visit.say("told.none")));
  }

  static Sheets.Page rotations(Visit visit) {
    Map<UUID, Turn> turns = Turns.at(visit.tx(), visit.tx().systemNow());
    List<Sheets.Row> rows = visit
        .query("""
            select r.id, r.name, r.shift_hours, r.is_active,
              (select count(*) from on_call_rotation_member m where m.tenant_id = r.tenant_id
                and m.rotation_id = r.id and m.is_active) as members
            from on_call_rotation r where r.tenant_id = :tenant
            """)
        .with("limit", MOST)
        .then("order by not r.is_active, lower(r.name), r.id limit :limit")
        .list(row -> rotation(visit, row, turns.get(row.id("id"))));
    return page(
        visit,
        ROTATIONS,
        "watch.rotations",
        "turn",
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("turn.name")),
                Head.words(visit.say("turn.now")),
                Head.words(visit.say("turn.until")),
                Head.words(visit.say("turn.next")),
                Head.figures(visit.say("turn.members")),
                Head.words(visit.say("watch.use"))),
            rows,
            visit.say("turn.none")));
  }

  private static Sheets.Row rotation(Visit visit, Row row, @Nullable Turn turn) {
    Formats formats = visit.formats();
    return Sheets.Row.of(
        name(visit, ROTATIONS, row),
        Cell.words(turn == null ? visit.say("turn.nobody") : turn.who().name()),
        Cell.words(turn == null ? formats.orNone("") : formats.moment(turn.until())),
        Cell.words(turn == null ? formats.orNone("") : turn.next().name()),
        Cell.figure(formats.count(row.number("members"))),
        use(visit, row));
  }

  private static Cell name(Visit visit, String path, Row row) {
    return may(visit)
        ? Cell.link(row.text("name"), path + "/" + row.id("id"))
        : Cell.words(row.text("name"));
  }

  private static Cell severity(Visit visit, String severity) {
    return Cell.pill(Pill.of(AlertTone.of(severity), visit.name("alert_severity", severity)));
  }

  private static Cell use(Visit visit, Row row) {
    return Cell.pill(
        row.flag("is_active")
            ? Pill.of(Tone.GOOD, visit.say("watch.in_use"))
            : Pill.of(Tone.NEUTRAL, visit.say("watch.not_in_use")));
  }

  private static boolean may(Visit visit) {
    return visit.tx().caller().may(FormResource.ACT);
  }

  private static Sheets.Page page(
      Visit visit, String at, String title, String words, Sheets.Table table) {
    return new Sheets.Page(
        visit.say(title),
        visit.say(words + ".text"),
        WatchTabs.of(visit, at),
        may(visit) ? List.of(new Link(at + "/new", visit.say(words + ".add"))) : List.of(),
        at,
        Rows.of(List.of()),
        List.of(table),
        null);
  }
}
