package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.InvoiceDocument;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer's bills and payments. */
final class Bills {
  private static final String FROM =
      " from invoice i join billing_account a on a.tenant_id = i.tenant_id and a.id = i.account_id"
          + " where i.tenant_id = :tenant and a.subscriber_id = :subscriber"
          + " and i.status <> 'draft'";

  private static final String PAID =
      " from payment p join billing_account a on a.tenant_id = p.tenant_id and a.id = p.account_id"
          + " where p.tenant_id = :tenant and a.subscriber_id = :subscriber"
          + " and p.status in ('succeeded', 'partially_refunded', 'refunded')";

  private Bills() {}

  static List<PortalPages.Bill> latest(Visit visit, UUID subscriber, int limit, int offset) {
    return visit
        .query("select i.*" + FROM)
        .with("subscriber", subscriber)
        .with("limit", limit)
        .with("offset", offset)
        .then("order by i.issued_on desc, i.id desc limit :limit offset :offset")
        .list(row -> bill(visit, row));
  }

  static PortalPages.Bills page(Visit visit, UUID subscriber) {
    return page(visit, subscriber, Errors.NONE);
  }

  static PortalPages.Bills page(Visit visit, UUID subscriber, Errors errors) {
    record Sum(long count, long open, String currency) {}
    Sum sum = visit
        .query("select count(*), coalesce(sum(i.balance_due_minor), 0) as open,"
            + " min(i.currency) as currency"
            + FROM)
        .with("subscriber", subscriber)
        .first(row -> new Sum(row.number(1), row.number("open"), row.text("currency")))
        .orElse(new Sum(0, 0, ""));
    List<PortalPages.Bill> bills =
        latest(visit, subscriber, Params.LIMIT, visit.params().offset());
    Currency currency =
        sum.currency().isEmpty() ? visit.currency() : Currency.getInstance(sum.currency());
    PortalPages.PayPlan plan = PaymentPlan.of(visit, subscriber);
    return new PortalPages.Bills(
        visit.say("portal.bills_text", sum.count(), visit.formats().money(sum.open(), currency)),
        Rows.of(bills),
        visit.pager(bills.size(), sum.count()),
        errors,
        plan,
        plan == null ? PaymentPlan.ask(visit, sum.open(), errors) : null);
  }

  private static PortalPages.Bill bill(Visit visit, Row row) {
    Formats formats = visit.formats();
    LocalDate issued = row.date("issued_on");
    LocalDate due = row.date("due_on");
    return new PortalPages.Bill(
        "/portal/invoices/" + row.id("id"),
        formats.month(issued),
        row.text("invoice_number"),
        formats.dayMonth(due),
        formats.money(row.number("total_minor"), Currency.getInstance(row.text("currency"))),
        state(visit, row, due));
  }

  private static Pill state(Visit visit, Row row, LocalDate due) {
    Instant paid = row.instantOrNull("paid_at");
    if (row.number("balance_due_minor") > 0) {
      boolean late = due.isBefore(visit.tx().today());
      return late ? visit.pill(Tone.BAD, "overdue") : Pill.of(Tone.INFO, visit.say("portal.open"));
    }
    if (paid == null) {
      return visit.pill(
          row.text("status").equals("paid") ? Tone.GOOD : Tone.NEUTRAL, row.text("status"));
    }
    String day = visit.formats().dayMonth(visit.formats().day(paid));
    return Pill.of(Tone.GOOD, visit.say("invoice.paid_on", day));
  }

  static PortalPages.BillPage one(Visit visit, UUID subscriber, UUID id) {
    Formats formats = visit.formats();
    InvoiceDocument bill = InvoiceDocument.require(visit, id, subscriber);
    LocalDate issued = bill.issuedOn();
    return new PortalPages.BillPage(
        issued == null ? bill.number() : visit.say("portal.bill_title", formats.month(issued)),
        bill.number(),
        bill.pill(visit),
        due(visit, bill.dueOn()),
        "/portal/invoices/" + id + "/pdf",
        bill.body(visit),
        bill.payments(visit, false));
  }

  private static String due(Visit visit, @Nullable LocalDate due) {
    return due == null ? "" : visit.say("dunning.due", visit.formats().date(due));
  }

  static PortalPages.Payments payments(Visit visit, UUID subscriber) {
    record Sum(long count, long total, String currency) {}
    Sum sum = visit
        .query("select count(*), coalesce(sum(p.amount_minor - p.refunded_minor), 0) as total,"
            + " min(p.currency) as currency"
            + PAID)
        .with("subscriber", subscriber)
        .first(row -> new Sum(row.number(1), row.number("total"), row.text("currency")))
        .orElse(new Sum(0, 0, ""));
    List<PortalPages.Payment> rows = visit
        .query("select p.*, (select string_agg(i.invoice_number, ', ' order by i.issued_on)"
            + " from payment_allocation l join invoice i on i.tenant_id = l.tenant_id"
            + " and i.id = l.invoice_id where l.tenant_id = :tenant"
            + " and l.payment_id = p.id and l.amount_minor > 0) as bills"
            + PAID)
        .with("subscriber", subscriber)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by p.paid_at desc, p.id desc limit :limit offset :offset")
        .list(row -> payment(visit, row));
    Currency currency =
        sum.currency().isEmpty() ? visit.currency() : Currency.getInstance(sum.currency());
    return new PortalPages.Payments(
        visit.say(
            "portal.payments_text", sum.count(), visit.formats().money(sum.total(), currency)),
        Rows.of(rows),
        visit.pager(rows.size(), sum.count()));
  }

  private static PortalPages.Payment payment(Visit visit, Row row) {
    Formats formats = visit.formats();
    String bills = row.text("bills");
    return new PortalPages.Payment(
        formats.date(formats.day(row.instant("paid_at"))),
        row.text("payment_number"),
        visit.name("method", row.text("method_type")),
        bills.isEmpty() ? visit.say("payment.kept_credit") : bills,
        formats.money(row.number("amount_minor"), Currency.getInstance(row.text("currency"))),
        new io.dotmac.sub.server.web.Labels(visit).payment(row.text("status")));
  }
}
