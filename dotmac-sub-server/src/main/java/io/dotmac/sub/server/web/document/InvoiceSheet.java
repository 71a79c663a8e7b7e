package io.dotmac.sub.server.web.document;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.invoice.InvoiceLine;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.InvoiceDocument;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An invoice on paper; a draft is a pro-forma invoice. */
final class InvoiceSheet {
  private static final Set<InvoiceStatus> STAMPED =
      EnumSet.of(InvoiceStatus.PAID, InvoiceStatus.VOID, InvoiceStatus.WRITTEN_OFF);

  private InvoiceSheet() {}

  static Sheet of(Visit visit, BillingEngine billing, InvoiceId id) {
    Tx tx = visit.tx();
    Invoice invoice = billing.invoices().require(tx, id);
    BillingAccount account = BillingAccounts.require(tx, invoice.account());
    Documents.InvoiceBody body =
        InvoiceDocument.require(visit, id.value(), null).body(visit);
    TaxSummary taxes = new TaxSummary(invoice.currency());
    for (InvoiceLine line : billing.invoices().lines(tx, id)) {
      taxes.add(line.amount(), line.taxes());
    }
    List<Sheet.Table> tables = new ArrayList<>();
    tables.add(lines(visit, body));
    taxes.table(visit).ifPresent(tables::add);
    boolean draft = invoice.status() == InvoiceStatus.DRAFT;
    LocalDate dated =
        invoice.issuedOn().orElseGet(() -> LocalDate.ofInstant(invoice.createdAt(), tx.zone()));
    List<Fact> sums = new ArrayList<>(body.totals());
    sums.add(Fact.of(body.totalLabel(), body.total()));
    List<String> notes = new ArrayList<>();
    invoice.memo().ifPresent(notes::add);
    if (draft) {
      notes.add(visit.say("document.pro_forma_note"));
    }
    return new Sheet(
        id.value(),
        dated,
        visit.say(draft ? "document.pro_forma" : "document.invoice"),
        invoice.number().orElse(""),
        STAMPED.contains(invoice.status())
            ? visit.name("status", WireName.of(invoice.status()))
            : "",
        Buyer.lines(tx, account),
        facts(visit, invoice, account, dated),
        tables,
        sums,
        notes);
  }

  private static List<Fact> facts(
      Visit visit, Invoice invoice, BillingAccount account, LocalDate dated) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(visit.say("document.dated"), visit.formats().date(dated)));
    invoice
        .dueOn()
        .ifPresent(
            due -> facts.add(Fact.of(visit.say("invoice.due"), visit.formats().date(due))));
    facts.add(Fact.of(visit.say("invoice.account"), account.number()));
    return facts;
  }

  /** Each line with its days, and below it how the amount came about. */
  private static Sheet.Table lines(Visit visit, Documents.InvoiceBody body) {
    List<Sheet.Row> rows = new ArrayList<>();
    for (Documents.Line line : body.lines()) {
      List<String> below = new ArrayList<>();
      for (String small : List.of(line.period(), line.words(), line.formula())) {
        if (!small.isEmpty()) {
          below.add(small);
        }
      }
      rows.add(new Sheet.Row(
          List.of(line.description(), line.quantity(), line.unitPrice(), line.amount()), below));
    }
    return new Sheet.Table(
        "",
        List.of(
            new Sheet.Column(visit.say("invoice.what"), 46, false),
            new Sheet.Column(visit.say("invoice.quantity"), 12, true),
            new Sheet.Column(visit.say("invoice.unit_price"), 20, true),
            new Sheet.Column(visit.say("invoice.amount"), 22, true)),
        rows);
  }
}
