package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.catalog.addon.AddOnId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Adds an add-on to a service.
 *
 * @param quantity absent: 1
 * @param startOn absent: the first day of the service, or today if it has begun
 */
public record AddSubscriptionAddOn(
    SubscriptionId subscriptionId,
    AddOnId addOnId,
    @Nullable Integer quantity,
    @Nullable LocalDate startOn) {}
