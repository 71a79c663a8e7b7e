package io.dotmac.sub.server.api.usage;

import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.usage.UsageCharge;
import io.dotmac.sub.core.usage.UsageChargeId;
import io.dotmac.sub.core.usage.UsageChargeStatus;
import io.dotmac.sub.server.http.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a service used from period_start to the day before period_end. */
public record UsageChargeView(
    UsageChargeId id,
    SubscriptionId subscriptionId,
    LocalDate periodStart,
    LocalDate periodEnd,
    BigDecimal totalGb,
    UsageChargeStatus status,
    @Nullable UUID invoiceLineId,
    Instant ratedAt,
    @Nullable String notes,
    int version)
    implements Versioned {
  static UsageChargeView of(UsageCharge row) {
    return new UsageChargeView(
        row.id(),
        row.subscription(),
        row.periodStart(),
        row.periodEnd(),
        row.totalGb(),
        row.status(),
        row.invoiceLine().orElse(null),
        row.ratedAt(),
        row.notes().orElse(null),
        row.version());
  }
}
