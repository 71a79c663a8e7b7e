package io.dotmac.sub.server.api.billing.arrangement;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.arrangement.ArrangementId;
import io.dotmac.sub.billing.arrangement.ArrangementStatus;
import io.dotmac.sub.billing.arrangement.PaymentArrangement;
import io.dotmac.sub.billing.arrangement.PaymentFrequency;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A payment arrangement as lists show it. */
public record ArrangementView(
    ArrangementId id,
    AccountId accountId,
    ArrangementStatus status,
    String currency,
    String totalAmount,
    PaymentFrequency frequency,
    int installmentsTotal,
    LocalDate startDate,
    Instant requestedAt,
    String requestedBy,
    @Nullable Instant approvedAt,
    @Nullable String approvedBy,
    @Nullable Instant closedAt,
    @Nullable String notes,
    int version)
    implements Versioned {
  static ArrangementView of(PaymentArrangement row) {
    return new ArrangementView(
        row.id(),
        row.account(),
        row.status(),
        row.total().currencyCode(),
        row.total().amount(),
        row.frequency(),
        row.installments(),
        row.startOn(),
        row.requestedAt(),
        row.requestedBy(),
        row.approvedAt().orElse(null),
        row.approvedBy().orElse(null),
        row.closedAt().orElse(null),
        row.notes().orElse(null),
        row.version());
  }
}
