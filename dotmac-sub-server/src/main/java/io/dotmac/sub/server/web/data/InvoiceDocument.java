package io.dotmac.sub.server.web.data;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Labels;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Pill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One invoice as staff and its payer read it.
 *
 * @param subscriber whose it is, null for an organization's
 * @param account who owes
 */
public record InvoiceDocument(
    UUID id,
    String number,
    String status,
    Currency currency,
    String who,
    UUID account,
    @Nullable UUID subscriber,
    @Nullable LocalDate issuedOn,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate periodStart,
    @Nullable UUID run,
    long subtotal,
    long tax,
    long total,
    long paid,
    long credited,
    long balance) {
  /** A description ends in its first day and, where it has one, its last. */
  private static final Pattern DATED =
      Pattern.compile("(.*), (\\d{4}-\\d{2}-\\d{2})(?: to (\\d{4}-\\d{2}-\\d{2}))?");

  /** The invoice of that id; 404 when there is none, or it is not the subscriber's. */
  public static InvoiceDocument require(Visit visit, UUID id, @Nullable UUID subscriber) {
    return visit
        .query("select i.*, a.name, a.subscriber_id" + InvoiceRows.FROM + " and i.id = :id")
        .and("a.subscriber_id = :subscriber and i.status <> 'draft'", "subscriber", subscriber)
        .with("id", id)
        .first(InvoiceDocument::read)
        .orElseThrow(() -> Problem.notFound("invoice", id));
  }

  private static InvoiceDocument read(Row row) {
    return new InvoiceDocument(
        row.id("id"),
        row.text("invoice_number"),
        row.text("status"),
        Currency.getInstance(row.text("currency")),
        row.text("name"),
        row.id("account_id"),
        row.idOrNull("subscriber_id"),
        row.dateOrNull("issued_on"),
        row.dateOrNull("due_on"),
        row.dateOrNull("period_start"),
        row.idOrNull("billing_run_id"),
        row.number("subtotal_minor"),
        row.number("tax_total_minor"),
        row.number("total_minor"),
        row.number("paid_minor"),
        row.number("credited_minor") + row.number("written_off_minor"),
        row.number("balance_due_minor"));
  }

  public Pill pill(Visit visit) {
    return new Labels(visit).invoice(status, dueOn, balance);
  }

  /** Lines and totals. */
  public Documents.InvoiceBody body(Visit visit) {
    Formats formats = visit.formats();
    List<Documents.Line> lines = visit
        .query("select l.description, l.period_start, l.period_end, l.quantity,"
            + " l.unit_price_minor, l.amount_minor,"
            + " l.derivation::text as derivation,"
            + " l.kind not in ('manual', 'one_time') as periodic from invoice_line l"
            + " where l.tenant_id = :tenant and l.invoice_id = :id")
        .with("id", id)
        .then("order by l.line_no")
        .list(row -> line(visit, row));
    List<Fact> totals = new ArrayList<>();
    totals.add(Fact.of(visit.say("invoice.subtotal"), formats.money(subtotal, currency)));
    totals.add(Fact.of(visit.say("invoice.tax"), formats.money(tax, currency)));
    totals.add(Fact.of(visit.say("invoice.total"), formats.money(total, currency)));
    if (paid > 0) {
      totals.add(Fact.of(visit.say("invoice.paid"), formats.money(-paid, currency)));
    }
    if (credited > 0) {
      totals.add(Fact.of(visit.say("invoice.credited"), formats.money(-credited, currency)));
    }
    boolean late = dueOn != null && dueOn.isBefore(visit.tx().today()) && balance > 0;
    return new Documents.InvoiceBody(
        lines,
        List.copyOf(totals),
        visit.say("invoice.balance_due"),
        formats.money(balance, currency),
        late ? "dn" : "");
  }

  private Documents.Line line(Visit visit, Row row) {
    Formats formats = visit.formats();
    Matcher dated = DATED.matcher(row.text("description"));
    boolean days = dated.matches();
    Explanation why = Explanation.of(visit, row.text("derivation"), currency, row.flag("periodic"));
    return new Documents.Line(
        days ? dated.group(1) : row.text("description"),
        days ? period(visit, dated.group(2), dated.group(3)) : period(visit, row),
        why.words(),
        why.formula(),
        formats.number(row.decimal("quantity")),
        formats.money(row.number("unit_price_minor"), currency),
        formats.money(row.number("amount_minor"), currency));
  }

  private static String period(Visit visit, Row row) {
    LocalDate start = row.dateOrNull("period_start");
    LocalDate end = row.dateOrNull("period_end");
    return start == null || end == null
        ? ""
        : period(visit, start.toString(), end.minusDays(1).toString());
  }

  /** The days that are charged; a line of proration charges fewer than its period has. */
  private static String period(Visit visit, String first, @Nullable String last) {
    String from = visit.formats().date(LocalDate.parse(first));
    return last == null
        ? from
        : visit.say("invoice.period_of", from, visit.formats().date(LocalDate.parse(last)));
  }

  /** The payments and credits that settled it, oldest first. */
  public List<Feed> payments(Visit visit, boolean staff) {
    return visit
        .query("select l.amount_minor, p.payment_number, p.method_type, p.paid_at, p.id as payment"
            + " from payment_allocation l join payment p on p.tenant_id = l.tenant_id"
            + " and p.id = l.payment_id where l.tenant_id = :tenant and l.invoice_id = :id"
            + " and l.amount_minor > 0")
        .with("id", id)
        .then("order by p.paid_at, p.id")
        .list(row -> {
          Instant at = row.instant("paid_at");
          String method = visit.name("method", row.text("method_type"));
          return new Feed(
              "good",
              "cash",
              visit.formats().money(row.number("amount_minor"), currency),
              staff ? method + ", " + row.text("payment_number") : method,
              visit.formats().date(visit.formats().day(at)),
              at.toString(),
              null);
        });
  }
}
