package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Labels;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.InvoiceDocument;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** One invoice and one payment, with their postings. */
final class MoneyPages {
  private MoneyPages() {}

  static BillingPages.Invoice invoice(Visit visit, UUID id) {
    Formats formats = visit.formats();
    InvoiceDocument invoice = InvoiceDocument.require(visit, id, null);
    LocalDate dueOn = invoice.dueOn();
    UUID subscriber = invoice.subscriber();
    String pay =
        "/admin/billing/payments/new" + (subscriber == null ? "" : "?subscriber=" + subscriber);
    String draft = visit.name("status", "draft");
    return new BillingPages.Invoice(
        invoice.number().isEmpty() ? draft : invoice.number(),
        invoice.pill(visit),
        dueOn == null
            ? invoice.who()
            : visit.say("invoice.issued_to", invoice.who(), formats.date(dueOn)),
        invoice.balance() > 0 && !invoice.status().equals("draft") ? pay : "",
        "/admin/billing/invoices/" + id + "/pdf",
        invoice.body(visit),
        new Fact.Group(details(visit, invoice)),
        invoice.payments(visit, true),
        postings(visit, "t.invoice_id = :id", id));
  }

  private static List<Fact> details(Visit visit, InvoiceDocument invoice) {
    Formats formats = visit.formats();
    List<Fact> facts = new ArrayList<>();
    UUID subscriber = invoice.subscriber();
    facts.add(
        subscriber == null
            ? Fact.of(visit.say("invoice.account"), invoice.who())
            : Fact.link(
                visit.say("invoice.subscriber"),
                invoice.who(),
                "/admin/subscribers/" + subscriber));
    LocalDate issued = invoice.issuedOn();
    if (issued != null) {
      facts.add(Fact.of(visit.say("invoice.issued"), formats.date(issued)));
    }
    LocalDate due = invoice.dueOn();
    if (due != null) {
      facts.add(Fact.of(visit.say("invoice.due"), formats.date(due)));
    }
    UUID run = invoice.run();
    if (run != null) {
      facts.add(
          Fact.link(visit.say("invoice.run"), visit.say("run.open"), "/admin/billing/runs/" + run));
    }
    return List.copyOf(facts);
  }

  private static List<BillingPages.Posting> postings(Visit visit, String document, UUID id) {
    return visit
        .query("select l.purpose, e.entry_type, e.amount_minor, e.currency"
            + " from ledger_transaction t join ledger_entry e on e.tenant_id = t.tenant_id"
            + " and e.transaction_id = t.id join ledger_account l"
            + " on l.tenant_id = e.tenant_id and l.id = e.ledger_account_id"
            + " where t.tenant_id = :tenant")
        .and(document)
        .with("id", id)
        .then("order by t.seq, e.entry_type desc, e.id")
        .list(row -> new BillingPages.Posting(
            visit.name("purpose", row.text("purpose")),
            visit.name("side", row.text("entry_type")),
            visit
                .formats()
                .money(row.number("amount_minor"), Currency.getInstance(row.text("currency")))));
  }

  static BillingPages.Payment payment(Visit visit, UUID id) {
    return visit
        .query("select p.*, coalesce(p.paid_at, p.created_at) as at, a.name, a.subscriber_id,"
            + " c.name as channel, l.name as place"
            + " from payment p join billing_account a on a.tenant_id = p.tenant_id"
            + " and a.id = p.account_id left join payment_channel c on c.tenant_id = p.tenant_id"
            + " and c.id = p.payment_channel_id left join collection_account l"
            + " on l.tenant_id = p.tenant_id and l.id = p.collection_account_id"
            + " where p.tenant_id = :tenant and p.id = :id")
        .with("id", id)
        .first(row -> payment(visit, row))
        .orElseThrow(() -> Problem.notFound("payment", id));
  }

  private static BillingPages.Payment payment(Visit visit, Row row) {
    Formats formats = visit.formats();
    Currency currency = Currency.getInstance(row.text("currency"));
    UUID subscriber = row.idOrNull("subscriber_id");
    List<Fact> facts = new ArrayList<>();
    facts.add(
        subscriber == null
            ? Fact.of(visit.say("invoice.account"), row.text("name"))
            : Fact.link(
                visit.say("payment.subscriber"),
                row.text("name"),
                "/admin/subscribers/" + subscriber));
    facts.add(
        Fact.of(visit.say("payment.amount"), formats.money(row.number("amount_minor"), currency)));
    facts.add(Fact.of(visit.say("payment.received"), formats.moment(row.instant("at"))));
    facts.add(Fact.of(visit.say("payment.method"), visit.name("method", row.text("method_type"))));
    if (!row.text("channel").isEmpty()) {
      facts.add(Fact.of(visit.say("payment.channel"), row.text("channel")));
    }
    if (!row.text("place").isEmpty()) {
      facts.add(Fact.of(visit.say("payment.place"), row.text("place")));
    }
    facts.add(Fact.mono(visit.say("payment.reference"), formats.orNone(row.text("reference"))));
    long left =
        row.number("amount_minor") - row.number("allocated_minor") - row.number("refunded_minor");
    if (left > 0 && !row.text("status").equals("pending")) {
      facts.add(Fact.of(visit.say("payment.kept_credit"), formats.money(left, currency)));
    }
    return new BillingPages.Payment(
        row.text("payment_number"),
        new Labels(visit).payment(row.text("status")),
        visit.say("payment.from", row.text("name")),
        row.instantOrNull("paid_at") == null
            ? ""
            : "/admin/billing/payments/" + row.id("id") + "/receipt",
        refundable(row.text("status")) ? "/admin/billing/refunds/" + row.id("id") : "",
        new Fact.Group(List.copyOf(facts)),
        applied(visit, row.id("id"), currency));
  }

  private static boolean refundable(String status) {
    return status.equals("succeeded") || status.equals("partially_refunded");
  }

  private static List<BillingPages.Applied> applied(Visit visit, UUID payment, Currency currency) {
    return visit
        .query("select l.amount_minor, i.id, i.invoice_number from payment_allocation l"
            + " join invoice i on i.tenant_id = l.tenant_id and i.id = l.invoice_id"
            + " where l.tenant_id = :tenant and l.payment_id = :payment"
            + " and l.amount_minor > 0")
        .with("payment", payment)
        .then("order by i.issued_on, i.id")
        .list(row -> new BillingPages.Applied(
            "/admin/billing/invoices/" + row.id("id"),
            row.text("invoice_number"),
            visit.formats().money(row.number("amount_minor"), currency)));
  }
}
