package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.subscription.LifecycleEventId;
import io.dotmac.sub.core.subscription.LifecycleEventType;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.SubscriptionLifecycleEvent;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An entry of a service's history. */
public record LifecycleEventView(
    LifecycleEventId id,
    SubscriptionId subscriptionId,
    LifecycleEventType eventType,
    @Nullable SubscriptionStatus fromStatus,
    SubscriptionStatus toStatus,
    LocalDate effectiveOn,
    Instant occurredAt,
    @Nullable String reason,
    @Nullable String notes,
    String actor,
    Instant createdAt,
    int version)
    implements Versioned {
  static LifecycleEventView of(SubscriptionLifecycleEvent row) {
    return new LifecycleEventView(
        row.id(),
        row.subscription(),
        row.type(),
        row.fromStatus().orElse(null),
        row.toStatus(),
        row.effectiveOn(),
        row.occurredAt(),
        row.reason().orElse(null),
        row.notes().orElse(null),
        row.actor(),
        row.createdAt(),
        row.version());
  }
}
