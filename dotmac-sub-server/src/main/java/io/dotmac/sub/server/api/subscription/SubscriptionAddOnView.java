package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.catalog.addon.AddOnId;
import io.dotmac.sub.core.subscription.SubscriptionAddOn;
import io.dotmac.sub.core.subscription.SubscriptionAddOnId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An add-on of a service. */
public record SubscriptionAddOnView(
    SubscriptionAddOnId id,
    SubscriptionId subscriptionId,
    AddOnId addOnId,
    int quantity,
    @Nullable LocalDate startOn,
    @Nullable LocalDate endOn,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static SubscriptionAddOnView of(SubscriptionAddOn row) {
    return new SubscriptionAddOnView(
        row.id(),
        row.subscription(),
        row.addOn(),
        row.quantity(),
        row.startOn().orElse(null),
        row.endOn().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
