package io.dotmac.sub.server.api.billing.invoice;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Versioned;
import java.util.List;

/** An invoice with its lines and what pays it. */
public record InvoiceDetailView(
    @JsonUnwrapped InvoiceView invoice, List<InvoiceLineView> lines, List<AllocationView> payments)
    implements Versioned {
  /** A part of a payment. */
  public record AllocationView(PaymentId paymentId, String amount) {}

  static InvoiceDetailView of(Tx tx, BillingEngine billing, Invoice row) {
    tx.flush();
    return new InvoiceDetailView(
        InvoiceView.of(row),
        billing.invoices().lines(tx, row.id()).stream().map(InvoiceLineView::of).toList(),
        billing.payments().allocationsOf(tx, row.id()).stream()
            .map(part -> new AllocationView(part.payment(), part.amount().amount()))
            .toList());
  }

  @Override
  public int version() {
    return invoice.version();
  }
}
