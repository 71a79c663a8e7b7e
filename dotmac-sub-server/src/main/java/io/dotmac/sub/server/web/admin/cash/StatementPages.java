package io.dotmac.sub.server.web.admin.cash;

import io.dotmac.sub.billing.cash.BankRowStatus;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Files of banks and their rows. */
final class StatementPages {
  private static final String FILES =
      " from bank_statement b join collection_account c on c.tenant_id = b.tenant_id"
          + " and c.id = b.collection_account_id where b.tenant_id = :tenant";

  private static final String LINES =
      " from bank_statement_row r left join billing_account a on a.tenant_id = r.tenant_id"
          + " and a.id = r.account_id left join invoice i on i.tenant_id = r.tenant_id"
          + " and i.id = r.invoice_id left join payment p on p.tenant_id = r.tenant_id"
          + " and p.id = r.payment_id where r.tenant_id = :tenant and r.statement_id = :statement";

  private StatementPages() {}

  static CashPages.Statements list(Visit visit, Errors errors) {
    long total = visit.query("select count(*)" + FILES).number();
    List<CashPages.File> files = visit
        .query("select b.*, c.name as place, (select count(*) from bank_statement_row r"
            + " where r.tenant_id = b.tenant_id and r.statement_id = b.id"
            + " and r.status in ('proposed', 'unmatched')) as open" + FILES)
        .then("order by b.created_at desc, b.id desc limit :limit offset :offset")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> file(visit, row));
    return new CashPages.Statements(
        visit.say("bank.summary"),
        CashTabs.of(visit, CashTabs.STATEMENTS),
        errors,
        PlacesPage.places(visit),
        Rows.of(files),
        visit.pager(files.size(), total));
  }

  private static CashPages.File file(Visit visit, Row row) {
    Formats formats = visit.formats();
    long open = row.number("open");
    return new CashPages.File(
        CashTabs.STATEMENTS + "/" + row.id("id"),
        row.text("file_name"),
        row.text("place"),
        visit.say(
            "bank.read_by", row.text("imported_by"), formats.moment(row.instant("created_at"))),
        visit.say(
            "bank.rows",
            formats.count(row.number("rows_new")),
            formats.count(row.number("rows_read"))),
        open == 0
            ? Pill.of(Tone.GOOD, visit.say("bank.done"))
            : Pill.of(Tone.WARN, visit.say("bank.waiting", formats.count(open))));
  }

  static CashPages.Statement one(Visit visit, UUID id, Errors errors) {
    String base = CashTabs.STATEMENTS + "/" + id;
    long proposed =
        lines(visit, id, "select count(*)").and("r.status = 'proposed'").number();
    long total = narrowed(visit, id, "select count(*)").number();
    List<CashPages.Line> lines = narrowed(
            visit, id, "select r.*, a.name, a.account_number, i.invoice_number, p.payment_number")
        .then("order by r.row_no limit :limit offset :offset")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> line(visit, row, base));
    return visit
        .query("select b.*, c.name as place" + FILES + " and b.id = :statement")
        .with("statement", id)
        .first(row -> new CashPages.Statement(
            row.text("file_name"),
            visit.say(
                "bank.into",
                row.text("place"),
                visit.say(
                    "bank.rows",
                    visit.formats().count(row.number("rows_new")),
                    visit.formats().count(row.number("rows_read")))),
            base,
            errors,
            proposed == 0 ? "" : visit.say("bank.confirm_all", proposed),
            visit.filters(
                "bank.search",
                visit.select(
                    "status",
                    "invoice.status",
                    "bankrow",
                    Arrays.stream(BankRowStatus.values()).map(WireName::of).toList())),
            Rows.of(lines),
            visit.pager(lines.size(), total)))
        .orElseThrow(() -> Problem.notFound("bank statement", id));
  }

  private static Query lines(Visit visit, UUID statement, String select) {
    return visit.query(select + LINES).with("statement", statement);
  }

  private static Query narrowed(Visit visit, UUID statement, String select) {
    Params params = visit.params();
    return lines(visit, statement, select)
        .and("r.status = :status", "status", params.text("status"))
        .and(
            "lower(coalesce(r.payer, '') || ' ' || coalesce(r.reference, '')) like :q",
            "q",
            params.like());
  }

  private static CashPages.Line line(Visit visit, Row row, String base) {
    Formats formats = visit.formats();
    String status = row.text("status");
    boolean proposed = status.equals("proposed");
    boolean open = proposed || status.equals("unmatched");
    UUID payment = row.idOrNull("payment_id");
    boolean parked = row.idOrNull("unapplied_cash_id") != null;
    String who = row.text("name").isEmpty()
        ? ""
        : row.text("name") + " · "
            + (row.text("invoice_number").isEmpty()
                ? row.text("account_number")
                : row.text("invoice_number"));
    return new CashPages.Line(
        row.id("id").toString(),
        base + "/rows/" + row.id("id"),
        formats.date(row.date("booked_on")),
        formats.orNone(row.text("payer")),
        row.text("reference"),
        formats.money(row.number("amount_minor"), Money.currency(row.text("currency"))),
        Pill.of(tone(status), visit.name("bankrow", parked ? "parked" : status)),
        open,
        proposed,
        who,
        proposed ? visit.name("bankmatch", row.text("match_rule")) : "",
        payment == null ? "" : row.text("payment_number"),
        payment == null ? "" : "/admin/billing/payments/" + payment);
  }

  private static Tone tone(String status) {
    return switch (status) {
      case "proposed" -> Tone.INFO;
      case "unmatched" -> Tone.WARN;
      case "confirmed" -> Tone.GOOD;
      default -> Tone.NEUTRAL;
    };
  }
}
