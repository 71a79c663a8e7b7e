package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Asks to move a service to another offer.
 *
 * @param effectiveOn absent: today
 */
public record RequestChange(
    SubscriptionId subscriptionId,
    OfferId requestedOfferId,
    @Nullable LocalDate effectiveOn,
    @Nullable String notes) {}
