package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages about hotspots: batches of vouchers, and the vouchers of one. */
final class HotspotPages {
  static final String BATCHES = "/admin/network/hotspot";

  private static final String SELECT = """
      select b.id, b.name, b.voucher_count, b.price_minor, b.currency, b.valid_seconds,
        b.online_seconds, b.data_limit_octets, b.down_kbps, b.up_kbps, b.devices, b.created_at,
        c.unused, c.active, c.ended, c.sold
      from hotspot_batch b
      join lateral (select count(*) filter (where v.status = 'unused') as unused,
          count(*) filter (where v.status = 'active') as active,
          count(*) filter (where v.ended_at is not null) as ended,
          count(*) filter (where v.sold_at is not null) as sold
        from voucher v where v.tenant_id = b.tenant_id and v.batch_id = b.id) c on true
      where b.tenant_id = :tenant
      """;

  private HotspotPages() {}

  /**
   * One batch.
   *
   * @param maySell whether the reader may sell and take back
   * @param mayPrint whether the reader may see the codes
   * @param sold codes that were just sold
   */
  record BatchPage(
      String title,
      String path,
      boolean maySell,
      boolean mayPrint,
      List<String> sold,
      List<Documents.Cell> strip,
      Fact.Group facts,
      boolean present,
      List<Line> vouchers,
      @Nullable Pager pager) {}

  /** A voucher of the page; {@code id} is empty when it cannot be taken back. */
  record Line(
      String number,
      String status,
      String sold,
      String first,
      String used,
      String note,
      String id) {}

  static Sheets.Page batches(Visit visit) {
    Formats formats = visit.formats();
    long total = visit
        .query("select count(*) from hotspot_batch where tenant_id = :tenant")
        .number();
    List<Sheets.Row> rows = visit
        .query(SELECT)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by b.created_at desc, b.id limit :limit offset :offset")
        .list(row -> Sheets.Row.of(
            Cell.link(row.text("name"), BATCHES + "/" + row.id("id")),
            Cell.figure(formats.money(price(row))),
            Cell.figure(formats.count(row.number("voucher_count"))),
            Cell.figure(formats.count(row.number("sold"))),
            Cell.figure(formats.count(row.number("unused"))),
            Cell.figure(formats.count(row.number("active"))),
            Cell.figure(formats.count(row.number("ended")))));
    return NetworkPages.page(
        visit,
        "voucher.title",
        visit.say("voucher.text"),
        BATCHES,
        Sheets.Table.of(
            "",
            List.of(
                Head.words(visit.say("nas.name")),
                Head.figures(visit.say("voucher.field_price")),
                Head.figures(visit.say("voucher.vouchers")),
                Head.figures(visit.say("voucher.sold")),
                Head.figures(visit.name("voucher_status", "unused")),
                Head.figures(visit.name("voucher_status", "active")),
                Head.figures(visit.say("voucher.over"))),
            rows,
            visit.say("voucher.none")),
        total);
  }

  static BatchPage batch(Visit visit, UUID id, List<String> sold) {
    return visit
        .query(SELECT + " and b.id = :id")
        .with("id", id)
        .first(row -> page(visit, row, id, sold))
        .orElseThrow(() -> Problem.notFound("hotspot batch", id));
  }

  private static BatchPage page(Visit visit, Row row, UUID id, List<String> sold) {
    Formats formats = visit.formats();
    long total = row.number("voucher_count");
    List<Line> lines = lines(visit, id);
    return new BatchPage(
        row.text("name"),
        BATCHES + "/" + id,
        visit.tx().caller().may("billing:payment:create"),
        visit.tx().caller().may("network:radius:write"),
        sold,
        List.of(
            Documents.Cell.of(visit.say("voucher.vouchers"), formats.count(total), ""),
            Documents.Cell.of(
                visit.say("voucher.sold"),
                formats.count(row.number("sold")),
                formats.money(price(row))),
            Documents.Cell.of(
                visit.name("voucher_status", "active"), formats.count(row.number("active")), ""),
            Documents.Cell.of(visit.say("voucher.over"), formats.count(row.number("ended")), "")),
        new Fact.Group(List.of(
            Fact.of(visit.say("voucher.valid_for"), hours(visit, row.number("valid_seconds"))),
            Fact.of(visit.say("voucher.online_for"), hours(visit, row.number("online_seconds"))),
            Fact.of(
                visit.say("voucher.volume"),
                row.number("data_limit_octets") == 0
                    ? formats.orNone("")
                    : formats.bytes(row.number("data_limit_octets"))),
            Fact.of(
                visit.say("offer.speed"),
                row.number("down_kbps") == 0
                    ? formats.orNone("")
                    : formats.speed(row.number("down_kbps"), row.number("up_kbps"))),
            Fact.of(visit.say("voucher.field_devices"), formats.count(row.number("devices"))))),
        !lines.isEmpty(),
        lines,
        visit.pager(lines.size(), total));
  }

  private static List<Line> lines(Visit visit, UUID id) {
    Formats formats = visit.formats();
    return visit
        .query("select v.id, v.number, v.status, v.sold_at, v.first_login_at, v.used_seconds,"
            + " v.used_octets, v.end_note from voucher v"
            + " where v.tenant_id = :tenant and v.batch_id = :id")
        .with("id", id)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by v.number limit :limit offset :offset")
        .list(row -> {
          String status = row.text("status");
          boolean opens = status.equals("unused") || status.equals("active");
          return new Line(
              formats.count(row.number("number")),
              visit.name("voucher_status", status),
              moment(visit, row.instantOrNull("sold_at")),
              moment(visit, row.instantOrNull("first_login_at")),
              visit.say(
                  "voucher.used",
                  row.number("used_seconds") / 60,
                  formats.bytes(row.number("used_octets"))),
              row.text("end_note"),
              opens ? row.id("id").toString() : "");
        });
  }

  private static String moment(Visit visit, @Nullable Instant at) {
    return at == null ? visit.formats().orNone("") : visit.formats().moment(at);
  }

  private static String hours(Visit visit, long seconds) {
    return seconds == 0 ? visit.formats().orNone("") : visit.say("voucher.minutes", seconds / 60);
  }

  private static Money price(Row row) {
    return Money.ofMinor(row.number("price_minor"), Currency.getInstance(row.text("currency")));
  }
}
