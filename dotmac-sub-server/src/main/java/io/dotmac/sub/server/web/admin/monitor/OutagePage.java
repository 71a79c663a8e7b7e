package io.dotmac.sub.server.web.admin.monitor;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One outage and who is affected.
 *
 * @param action of a form of days, which there is none of
 * @param fields of that form
 */
public record OutagePage(
    String title,
    String summary,
    Pill status,
    List<Documents.Cell> strip,
    String action,
    Rows<Field> fields,
    List<Sheets.Table> tables,
    Pager pager) {
  private static final String AFFECTED = """
      select l.ont_unit_id, l.subscriber_id, l.lost_at, l.restored_at, u.serial_number,
        s.subscription_number, p.phone,
        coalesce(nullif(p.display_name, ''), p.first_name || ' ' || p.last_name) as who
      from outage_subscriber l
      left join ont_unit u on u.tenant_id = l.tenant_id and u.id = l.ont_unit_id
      left join subscription s on s.tenant_id = l.tenant_id and s.id = l.subscription_id
      left join subscriber p on p.tenant_id = l.tenant_id and p.id = l.subscriber_id
      where l.tenant_id = :tenant and l.outage_id = :id
      """;

  static OutagePage of(Visit visit, UUID id) {
    return visit
        .query("select o.*, (select count(*) from outage_subscriber l"
            + " where l.tenant_id = o.tenant_id and l.outage_id = o.id) as members,"
            + " (select count(*) from outage_subscriber l where l.tenant_id = o.tenant_id"
            + " and l.outage_id = o.id and l.restored_at is null) as still"
            + " from outage o where o.tenant_id = :tenant and o.id = :id")
        .with("id", id)
        .first(row -> page(visit, row, id))
        .orElseThrow(() -> Problem.notFound("outage", id));
  }

  private static OutagePage page(Visit visit, Row row, UUID id) {
    Formats formats = visit.formats();
    boolean lasts = row.text("status").equals("confirmed");
    Instant began = row.instant("began_at");
    Instant end = lasts ? visit.tx().systemNow() : row.instant("ended_at");
    List<Sheets.Row> rows = visit
        .query(AFFECTED)
        .with("id", id)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by l.restored_at is null desc, who, l.id limit :limit offset :offset")
        .list(each -> affected(visit, each));
    return new OutagePage(
        row.text("name"),
        visit.name("outage_cause", row.text("cause")),
        Pill.of(lasts ? Tone.BAD : Tone.GOOD, visit.name("outage_status", row.text("status"))),
        List.of(
            Documents.Cell.of(visit.say("watch.began"), formats.shortMoment(began), ""),
            Documents.Cell.of(
                visit.say("watch.lasted"),
                formats.durationInWords(Duration.between(began, end)),
                ""),
            Documents.Cell.of(
                visit.say("watch.affected"), formats.count(row.number("affected_count")), ""),
            Documents.Cell.of(
                visit.say("watch.still_lost"), formats.count(row.number("still")), "")),
        MonitorPages.OUTAGES,
        Rows.of(List.of()),
        List.of(Sheets.Table.stacked(
            visit.say("watch.who"),
            List.of(
                Head.words(visit.say("plant.serves")),
                Head.words(visit.say("plant.serial")),
                Head.words(visit.say("watch.phone")),
                Head.words(visit.say("watch.lost_at")),
                Head.words(visit.say("watch.back_at"))),
            rows,
            visit.say("watch.nobody"))),
        visit.pager(rows.size(), row.number("members")));
  }

  private static Sheets.Row affected(Visit visit, Row row) {
    Formats formats = visit.formats();
    boolean shown = visit.tx().caller().may("customer:read");
    Instant back = row.instantOrNull("restored_at");
    return Sheets.Row.of(
        row.idOrNull("subscriber_id") == null || !shown
            ? Cell.words(formats.orNone(row.text("subscription_number")))
            : Cell.link(row.text("who"), "/admin/subscribers/" + row.id("subscriber_id")),
        row.idOrNull("ont_unit_id") == null
            ? Cell.words(formats.orNone(""))
            : Cell.link(row.text("serial_number"), "/admin/network/onts/" + row.id("ont_unit_id")),
        Cell.words(formats.orNone(shown ? row.text("phone") : "")),
        Cell.words(formats.shortMoment(row.instant("lost_at"))),
        Cell.words(back == null ? formats.orNone("") : formats.shortMoment(back)));
  }
}
