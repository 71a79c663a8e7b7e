package io.dotmac.sub.core.access.hold;

import io.dotmac.sub.core.subscription.SubscriptionId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A wish to have a service rest, or to serve it for nothing.
 *
 * @param startOn the first day; absent: today
 * @param endOn the day of resuming; absent: until somebody ends it
 */
public record NewHold(
    SubscriptionId subscriptionId,
    HoldKind kind,
    @Nullable LocalDate startOn,
    @Nullable LocalDate endOn,
    @Nullable String reason) {}
