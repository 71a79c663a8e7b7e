package io.dotmac.sub.server.api.billing.payment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.billing.payment.RefundId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment with what it pays and what went back. */
public record PaymentDetailView(
    @JsonUnwrapped PaymentView payment, List<AllocationView> allocations, List<RefundView> refunds)
    implements Versioned {
  /** What of it pays an invoice. */
  public record AllocationView(InvoiceId invoiceId, String amount) {}

  /** What went back. */
  public record RefundView(
      RefundId id, String amount, @Nullable String reason, Instant refundedAt) {}

  static PaymentDetailView of(Tx tx, Payments payments, Payment row) {
    tx.flush();
    return new PaymentDetailView(
        PaymentView.of(row),
        payments.allocations(tx, row.id()).stream()
            .map(part -> new AllocationView(part.invoice(), part.amount().amount()))
            .toList(),
        payments.refunds(tx, row.id()).stream()
            .map(back -> new RefundView(
                back.id(), back.amount().amount(), back.reason().orElse(null), back.refundedAt()))
            .toList());
  }

  @Override
  public int version() {
    return payment.version();
  }
}
