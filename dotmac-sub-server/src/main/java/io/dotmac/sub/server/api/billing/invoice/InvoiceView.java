package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.invoice.InvoiceOrigin;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invoice as lists show it. */
public record InvoiceView(
    InvoiceId id,
    @Nullable String invoiceNumber,
    AccountId accountId,
    InvoiceStatus status,
    InvoiceOrigin origin,
    String currency,
    String subtotal,
    String taxTotal,
    String total,
    String paid,
    String credited,
    String writtenOff,
    String balanceDue,
    @Nullable LocalDate billingPeriodStart,
    @Nullable LocalDate billingPeriodEnd,
    @Nullable LocalDate issuedOn,
    @Nullable LocalDate dueOn,
    @Nullable Instant paidAt,
    @Nullable Instant voidedAt,
    @Nullable String voidReason,
    @Nullable String memo,
    @Nullable UUID billingRunId,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static InvoiceView of(Invoice row) {
    return new InvoiceView(
        row.id(),
        row.number().orElse(null),
        row.account(),
        row.status(),
        row.origin(),
        row.currency().getCurrencyCode(),
        row.subtotal().amount(),
        row.tax().amount(),
        row.total().amount(),
        row.paid().amount(),
        row.credited().amount(),
        row.writtenOff().amount(),
        row.balanceDue().amount(),
        row.periodStart().orElse(null),
        row.periodEnd().orElse(null),
        row.issuedOn().orElse(null),
        row.dueOn().orElse(null),
        row.paidAt().orElse(null),
        row.voidedAt().orElse(null),
        row.voidReason().orElse(null),
        row.memo().orElse(null),
        row.run().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
