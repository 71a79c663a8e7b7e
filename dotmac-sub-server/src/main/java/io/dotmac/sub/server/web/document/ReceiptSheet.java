package io.dotmac.sub.server.web.document;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The receipt of a payment: money that arrived, and what it paid. */
final class ReceiptSheet {
  private ReceiptSheet() {}

  static Sheet of(Visit visit, BillingEngine billing, PaymentId id) {
    Tx tx = visit.tx();
    Formats formats = visit.formats();
    Payment payment = billing.payments().require(tx, id);
    Instant arrived = payment
        .paidAt()
        .orElseThrow(() -> Problem.conflict(
            "payment_status",
            "payment " + payment.number() + " has not arrived, there is no receipt"));
    BillingAccount account = BillingAccounts.require(tx, payment.account());
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(visit.say("document.received"), formats.date(formats.day(arrived))));
    facts.add(
        Fact.of(visit.say("document.method"), visit.name("method", WireName.of(payment.method()))));
    payment
        .reference()
        .ifPresent(text -> facts.add(Fact.of(visit.say("document.reference"), text)));
    facts.add(Fact.of(visit.say("invoice.account"), account.number()));
    List<Fact> sums = new ArrayList<>();
    if (payment.refunded().isPositive()) {
      sums.add(Fact.of(visit.say("document.refunded"), formats.money(payment.refunded())));
    }
    if (payment.credit().isPositive()) {
      sums.add(Fact.of(visit.say("document.kept"), formats.money(payment.credit())));
    }
    sums.add(Fact.of(visit.say("document.amount_received"), formats.money(payment.amount())));
    return new Sheet(
        id.value(),
        formats.day(arrived),
        visit.say("document.receipt"),
        payment.number(),
        "",
        Buyer.lines(tx, account),
        facts,
        List.of(paid(visit, payment)),
        sums,
        List.of());
  }

  private static Sheet.Table paid(Visit visit, Payment payment) {
    List<Sheet.Row> rows = visit
        .query("select i.invoice_number, i.issued_on, l.amount_minor from payment_allocation l"
            + " join invoice i on i.tenant_id = l.tenant_id and i.id = l.invoice_id"
            + " where l.tenant_id = :tenant and l.payment_id = :id and l.amount_minor > 0")
        .with("id", payment.id().value())
        .then("order by i.issued_on, i.invoice_number")
        .list(row -> new Sheet.Row(
            List.of(
                row.text("invoice_number"),
                visit.formats().date(row.date("issued_on")),
                visit
                    .formats()
                    .money(Money.ofMinor(row.number("amount_minor"), payment.currency()))),
            List.of()));
    return new Sheet.Table(
        "",
        List.of(
            new Sheet.Column(visit.say("document.pays"), 40, false),
            new Sheet.Column(visit.say("document.dated"), 30, false),
            new Sheet.Column(visit.say("invoice.amount"), 30, true)),
        rows);
  }
}
