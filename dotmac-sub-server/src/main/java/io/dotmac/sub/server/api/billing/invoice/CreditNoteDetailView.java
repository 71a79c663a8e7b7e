package io.dotmac.sub.server.api.billing.invoice;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.CreditNoteLine;
import io.dotmac.sub.billing.credit.CreditNotes;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.server.http.Versioned;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A credit note with its lines and the invoices it covers. */
public record CreditNoteDetailView(
    @JsonUnwrapped CreditNoteView creditNote,
    List<LineView> lines,
    List<ApplicationView> applications)
    implements Versioned {
  /** A line: what the customer gets. */
  public record LineView(
      int lineNo,
      String description,
      String quantity,
      String unitPrice,
      String amount,
      String taxAmount,
      String total,
      List<TaxView> taxes,
      @Nullable LocalDate periodStart,
      @Nullable LocalDate periodEnd,
      JsonNode derivation) {}

  /** What of it covers an invoice. */
  public record ApplicationView(InvoiceId invoiceId, String amount, LocalDate appliedOn) {}

  static CreditNoteDetailView of(Tx tx, CreditNotes notes, CreditNote row) {
    tx.flush();
    return new CreditNoteDetailView(
        CreditNoteView.of(row),
        notes.lines(tx, row.id()).stream()
            .map(line -> line(line, row.currency()))
            .toList(),
        notes.applications(tx, row.id()).stream()
            .filter(each -> each.amount().isPositive())
            .map(each ->
                new ApplicationView(each.invoice(), each.amount().amount(), each.appliedOn()))
            .toList());
  }

  private static LineView line(CreditNoteLine line, Currency currency) {
    return new LineView(
        line.number(),
        line.description(),
        line.quantity().stripTrailingZeros().toPlainString(),
        Money.ofMinor(line.unitPriceMinor(), currency).amount(),
        Money.ofMinor(line.amountMinor(), currency).amount(),
        Money.ofMinor(line.taxMinor(), currency).amount(),
        Money.ofMinor(line.totalMinor(), currency).amount(),
        TaxView.of(line.taxes(), currency.getCurrencyCode()),
        line.spanStart().orElse(null),
        line.spanEnd().orElse(null),
        WireJson.tree(line.derivation()));
  }

  @Override
  public int version() {
    return creditNote.version();
  }
}
