package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.subscription.ChangeTiming;
import io.dotmac.sub.core.subscription.SubscriptionId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Asks to move a service to another offer.
 *
 * @param timing now, period_end or date; absent: on effective_on, or as the policy says
 * @param effectiveOn the day of the timing date
 */
public record RequestChange(
    SubscriptionId subscriptionId,
    OfferId requestedOfferId,
    @Nullable ChangeTiming timing,
    @Nullable LocalDate effectiveOn,
    @Nullable String notes) {}
