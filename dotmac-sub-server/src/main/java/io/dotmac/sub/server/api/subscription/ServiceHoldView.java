package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.access.hold.HoldId;
import io.dotmac.sub.core.access.hold.HoldKind;
import io.dotmac.sub.core.access.hold.HoldStatus;
import io.dotmac.sub.core.access.hold.ServiceHold;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.server.http.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days of a service that cost less, from start_on to the day before end_on. */
public record ServiceHoldView(
    HoldId id,
    SubscriptionId subscriptionId,
    HoldKind kind,
    HoldStatus status,
    LocalDate startOn,
    @Nullable LocalDate endOn,
    @Nullable BigDecimal feePercent,
    @Nullable String reason,
    String requestedBy,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static ServiceHoldView of(ServiceHold row) {
    return new ServiceHoldView(
        row.id(),
        row.subscription(),
        row.kind(),
        row.status(),
        row.startOn(),
        row.endOn().orElse(null),
        row.feePercent().orElse(null),
        row.reason().orElse(null),
        row.requestedBy(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
