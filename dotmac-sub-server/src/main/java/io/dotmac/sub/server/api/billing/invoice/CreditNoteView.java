package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.CreditNoteId;
import io.dotmac.sub.billing.credit.CreditNoteStatus;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A credit note as lists show it. */
public record CreditNoteView(
    CreditNoteId id,
    @Nullable String creditNumber,
    AccountId accountId,
    @Nullable InvoiceId invoiceId,
    CreditNoteStatus status,
    String currency,
    String subtotal,
    String taxTotal,
    String total,
    String appliedTotal,
    String unapplied,
    boolean isHeld,
    @Nullable LocalDate issuedOn,
    @Nullable String reason,
    Instant createdAt,
    int version)
    implements Versioned {
  static CreditNoteView of(CreditNote row) {
    return new CreditNoteView(
        row.id(),
        row.number().orElse(null),
        row.account(),
        row.invoice().orElse(null),
        row.status(),
        row.currency().getCurrencyCode(),
        row.subtotal().amount(),
        row.tax().amount(),
        row.total().amount(),
        row.applied().amount(),
        row.left().amount(),
        row.isHeld(),
        row.issuedOn().orElse(null),
        row.reason().orElse(null),
        row.createdAt(),
        row.version());
  }
}
