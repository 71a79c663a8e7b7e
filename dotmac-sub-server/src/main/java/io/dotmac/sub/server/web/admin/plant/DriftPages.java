package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages about what devices say otherwise than the records. */
public final class DriftPages {
  static final String DRIFT = "/admin/network/drift";
  private static final int MOST_PAST = 50;

  private static final String DEVICES = """
      select d.id, d.name, d.vendor, d.host, r.tried_at, r.succeeded_at, r.error,
        (select count(*) from drift_finding f where f.tenant_id = d.tenant_id
          and f.device_id = d.id and f.resolved_at is null) as open
      from provisioning_device d
      left join drift_round r on r.tenant_id = d.tenant_id and r.device_id = d.id
      where d.tenant_id = :tenant
      """;
  private static final String TERMINALS = " and d.is_active and d.vendor <> 'mikrotik'";
  private static final String FINDINGS = """
      select f.kind, f.serial_number, f.expected, f.found, f.ont_unit_id, f.service_order_id,
        o.order_number, f.first_seen_at, f.last_seen_at, f.resolved_at
      from drift_finding f
      left join service_order o on o.tenant_id = f.tenant_id and o.id = f.service_order_id
      where f.tenant_id = :tenant and f.device_id = :device
      """;

  private DriftPages() {}

  /**
   * One device.
   *
   * @param mayCheck whether the reader may have the device read now
   * @param action where it is read by hand
   * @param pager absent where one page has all that differs now
   */
  public record DevicePage(
      String title,
      String summary,
      boolean mayCheck,
      Fact.Group facts,
      String action,
      Rows<Field> fields,
      List<Sheets.Table> tables,
      @Nullable Pager pager) {}

  static Sheets.Page list(Visit visit) {
    Formats formats = visit.formats();
    long total =
        PlantPages.count(visit, "provisioning_device d where d.tenant_id = :tenant" + TERMINALS);
    List<Sheets.Row> rows = PlantPages.paged(visit, DEVICES + TERMINALS)
        .then("order by open desc, lower(d.name), d.id" + PlantPages.PAGE)
        .list(row -> Sheets.Row.of(
            Cell.link(row.text("name"), DRIFT + "/" + row.id("id")),
            Cell.words(visit.name("olt_vendor", row.text("vendor"))),
            Cell.figure(formats.count(row.number("open"))),
            Cell.words(ago(visit, row.instantOrNull("succeeded_at"))),
            Cell.words(formats.orNone(row.text("error")))));
    return PlantPages.page(
        visit,
        DRIFT,
        "plant.drift",
        total,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("plant.name")),
                Head.words(visit.say("backup.vendor")),
                Head.figures(visit.say("drift.open")),
                Head.words(visit.say("drift.read")),
                Head.words(visit.say("drift.error"))),
            rows,
            visit.say("drift.none")));
  }

  static DevicePage device(Visit visit, UUID id) {
    return visit
        .query(DEVICES + " and d.id = :id")
        .with("id", id)
        .first(row -> page(visit, row, id))
        .orElseThrow(() -> Problem.notFound("provisioning device", id));
  }

  private static DevicePage page(Visit visit, Row device, UUID id) {
    List<Sheets.Row> now = PlantPages.paged(visit, FINDINGS)
        .with("device", id)
        .then("and f.resolved_at is null order by f.kind, f.serial_number" + PlantPages.PAGE)
        .list(row -> finding(visit, row, "last_seen_at"));
    List<Sheets.Row> past = visit
        .query(FINDINGS)
        .with("device", id)
        .with("most", MOST_PAST)
        .then("and f.resolved_at is not null order by f.resolved_at desc, f.id limit :most")
        .list(row -> finding(visit, row, "resolved_at"));
    String nothing =
        device.instantOrNull("succeeded_at") == null ? "drift.unread" : "drift.nothing";
    long total = device.number("open");
    int shown = (int) Math.max(0, Math.min(Params.LIMIT, total - visit.params().offset()));
    return new DevicePage(
        device.text("name"),
        visit.name("olt_vendor", device.text("vendor")) + " · " + device.text("host"),
        visit.tx().caller().may("network:device:write"),
        facts(visit, device),
        DRIFT + "/" + id,
        Rows.of(List.of()),
        List.of(
            Sheets.Table.stacked(
                visit.say("drift.now"), heads(visit, "drift.last"), now, visit.say(nothing)),
            Sheets.Table.stacked(
                visit.say("drift.over"),
                heads(visit, "drift.until"),
                past,
                visit.say("drift.no_past"))),
        total > Params.LIMIT ? visit.pager(shown, total) : null);
  }

  private static List<Head> heads(Visit visit, String last) {
    return List.of(
        Head.words(visit.say("drift.ont")),
        Head.words(visit.say("drift.what")),
        Head.words(visit.say("drift.expected")),
        Head.words(visit.say("drift.found")),
        Head.words(visit.say("drift.order")),
        Head.words(visit.say("drift.since")),
        Head.words(visit.say(last)));
  }

  private static Sheets.Row finding(Visit visit, Row row, String last) {
    Formats formats = visit.formats();
    String kind = row.text("kind");
    UUID ont = row.idOrNull("ont_unit_id");
    UUID order = row.idOrNull("service_order_id");
    return Sheets.Row.of(
        ont == null
            ? Cell.words(row.text("serial_number"))
            : Cell.link(row.text("serial_number"), PlantPages.ONTS + "/" + ont),
        Cell.pill(Pill.of(
            row.instantOrNull("resolved_at") != null
                ? Tone.NEUTRAL
                : kind.equals("not_suspended") || kind.equals("suspended") ? Tone.BAD : Tone.WARN,
            visit.name("drift_kind", kind))),
        Cell.words(state(visit, kind, "not_suspended", row.text("expected"))),
        Cell.words(state(visit, kind, "suspended", row.text("found"))),
        order == null
            ? Cell.words(formats.orNone(""))
            : Cell.link(row.text("order_number"), "/admin/orders/" + order),
        Cell.words(moment(visit, row.instantOrNull("first_seen_at"))),
        Cell.words(moment(visit, row.instantOrNull(last))));
  }

  /** What is suspended on the one side is active on the other. */
  private static String state(Visit visit, String kind, String held, String text) {
    if (kind.equals("suspended") || kind.equals("not_suspended")) {
      return visit.say(kind.equals(held) ? "drift.held" : "drift.active");
    }
    return visit.formats().orNone(text);
  }

  private static Fact.Group facts(Visit visit, Row row) {
    return new Fact.Group(List.of(
        Fact.of(visit.say("drift.read"), ago(visit, row.instantOrNull("succeeded_at"))),
        Fact.of(visit.say("drift.tried"), ago(visit, row.instantOrNull("tried_at"))),
        Fact.of(visit.say("drift.error"), visit.formats().orNone(row.text("error")))));
  }

  private static String moment(Visit visit, @Nullable Instant at) {
    return at == null ? visit.formats().orNone("") : visit.formats().moment(at);
  }

  private static String ago(Visit visit, @Nullable Instant at) {
    return at == null
        ? visit.formats().orNone("")
        : visit.formats().ago(at, visit.tx().today());
  }
}
