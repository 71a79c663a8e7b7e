package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.subscription.ChangeRequestId;
import io.dotmac.sub.core.subscription.ChangeStatus;
import io.dotmac.sub.core.subscription.ChangeTiming;
import io.dotmac.sub.core.subscription.SubscriptionChangeRequest;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A wish to move a service to another offer. */
public record ChangeRequestView(
    ChangeRequestId id,
    SubscriptionId subscriptionId,
    OfferId currentOfferId,
    OfferId requestedOfferId,
    ChangeStatus status,
    ChangeTiming timing,
    LocalDate effectiveOn,
    String requestedBy,
    Instant requestedAt,
    @Nullable String reviewedBy,
    @Nullable Instant reviewedAt,
    @Nullable Instant appliedAt,
    @Nullable String rejectionReason,
    @Nullable String notes,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static ChangeRequestView of(SubscriptionChangeRequest row) {
    return new ChangeRequestView(
        row.id(),
        row.subscription(),
        row.currentOffer(),
        row.requestedOffer(),
        row.status(),
        row.timing(),
        row.effectiveOn(),
        row.requestedBy(),
        row.requestedAt(),
        row.reviewedBy().orElse(null),
        row.reviewedAt().orElse(null),
        row.appliedAt().orElse(null),
        row.rejectionReason().orElse(null),
        row.notes().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
