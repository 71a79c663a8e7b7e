package io.dotmac.sub.server.api.access;

import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceLock;
import io.dotmac.sub.core.access.ServiceLockId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lock of a service; open while {@code released_at} is absent. */
public record ServiceLockView(
    ServiceLockId id,
    SubscriptionId subscriptionId,
    LockReason reason,
    LockEffect effect,
    String owner,
    @Nullable String note,
    boolean isOpen,
    Instant placedAt,
    String placedBy,
    @Nullable Instant releasedAt,
    @Nullable String releasedBy) {
  static ServiceLockView of(ServiceLock row) {
    return new ServiceLockView(
        row.id(),
        row.subscription(),
        row.reason(),
        row.effect(),
        row.owner(),
        row.note().orElse(null),
        row.isOpen(),
        row.placedAt(),
        row.placedBy(),
        row.releasedAt().orElse(null),
        row.releasedBy().orElse(null));
  }
}
