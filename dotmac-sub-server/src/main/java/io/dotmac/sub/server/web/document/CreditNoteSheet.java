package io.dotmac.sub.server.web.document;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.CreditNoteId;
import io.dotmac.sub.billing.credit.CreditNoteLine;
import io.dotmac.sub.billing.credit.CreditNoteStatus;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A credit note on paper. */
final class CreditNoteSheet {
  private CreditNoteSheet() {}

  static Sheet of(Visit visit, BillingEngine billing, CreditNoteId id) {
    Tx tx = visit.tx();
    Formats formats = visit.formats();
    CreditNote note = billing.creditNotes().require(tx, id);
    BillingAccount account = BillingAccounts.require(tx, note.account());
    LocalDate dated =
        note.issuedOn().orElseGet(() -> LocalDate.ofInstant(note.createdAt(), tx.zone()));
    TaxSummary taxes = new TaxSummary(note.currency());
    List<Sheet.Row> rows = new ArrayList<>();
    for (CreditNoteLine line : billing.creditNotes().lines(tx, id)) {
      taxes.add(Money.ofMinor(line.amountMinor(), note.currency()), line.taxes());
      rows.add(new Sheet.Row(
          List.of(
              line.description(),
              formats.money(line.amountMinor(), note.currency()),
              formats.money(line.taxMinor(), note.currency())),
          List.of()));
    }
    List<Sheet.Table> tables = new ArrayList<>();
    tables.add(new Sheet.Table(
        "",
        List.of(
            new Sheet.Column(visit.say("invoice.what"), 56, false),
            new Sheet.Column(visit.say("invoice.amount"), 22, true),
            new Sheet.Column(visit.say("invoice.tax"), 22, true)),
        rows));
    taxes.table(visit).ifPresent(tables::add);
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(visit.say("document.dated"), formats.date(dated)));
    facts.add(Fact.of(visit.say("invoice.account"), account.number()));
    note.invoice()
        .map(of -> tx.require(Invoice.class, of))
        .flatMap(Invoice::number)
        .ifPresent(number -> facts.add(Fact.of(visit.say("document.of_invoice"), number)));
    return new Sheet(
        id.value(),
        dated,
        visit.say("document.credit_note"),
        note.number().orElse(""),
        note.status() == CreditNoteStatus.VOID ? visit.name("status", "void") : "",
        Buyer.lines(tx, account),
        facts,
        tables,
        List.of(
            Fact.of(visit.say("invoice.subtotal"), formats.money(note.subtotal())),
            Fact.of(visit.say("invoice.tax"), formats.money(note.tax())),
            Fact.of(visit.say("document.credited"), formats.money(note.total()))),
        note.reason().stream().toList());
  }
}
