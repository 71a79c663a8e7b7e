package io.dotmac.sub.server.api.billing.arrangement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.billing.arrangement.ArrangementInstallment;
import io.dotmac.sub.billing.arrangement.Arrangements;
import io.dotmac.sub.billing.arrangement.InstallmentStatus;
import io.dotmac.sub.billing.arrangement.PaymentArrangement;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment arrangement with its invoices and installments; a pending one has none yet. */
public record ArrangementDetailView(
    @JsonUnwrapped ArrangementView arrangement,
    List<InvoiceId> invoiceIds,
    List<Installment> installments)
    implements Versioned {

  /** One installment. */
  public record Installment(
      int installmentNumber,
      LocalDate dueDate,
      String currency,
      String amount,
      String paid,
      InstallmentStatus status,
      @Nullable Instant paidAt) {
    static Installment of(ArrangementInstallment row) {
      return new Installment(
          row.number(),
          row.dueOn(),
          row.amount().currencyCode(),
          row.amount().amount(),
          row.paid().amount(),
          row.status(),
          row.paidAt().orElse(null));
    }
  }

  static ArrangementDetailView of(Tx tx, Arrangements arrangements, PaymentArrangement row) {
    tx.flush();
    return new ArrangementDetailView(
        ArrangementView.of(row),
        arrangements.invoices(tx, row.id()).stream().map(Invoice::id).toList(),
        arrangements.installments(tx, row.id()).stream().map(Installment::of).toList());
  }

  @Override
  public int version() {
    return arrangement.version();
  }
}
