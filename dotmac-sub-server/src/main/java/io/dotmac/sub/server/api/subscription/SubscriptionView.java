package io.dotmac.sub.server.api.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.BillingMode;
import io.dotmac.sub.core.catalog.ContractTerm;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.OfferVersionId;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A service. */
public record SubscriptionView(
    SubscriptionId id,
    String subscriptionNumber,
    SubscriberId subscriberId,
    UUID accountId,
    OfferId offerId,
    @Nullable OfferVersionId offerVersionId,
    SubscriptionStatus status,
    boolean isActive,
    BillingMode billingMode,
    ContractTerm contractTerm,
    @Nullable LocalDate contractStartOn,
    @Nullable LocalDate contractEndOn,
    @Nullable Integer anchorDay,
    @Nullable LocalDate startOn,
    @Nullable LocalDate endOn,
    @Nullable Instant activatedAt,
    @Nullable Instant suspendedAt,
    @Nullable Instant canceledAt,
    @Nullable String cancelReason,
    String currency,
    @JsonUnwrapped SubscriptionFields fields,
    @Nullable LocalDate nextBillOn,
    @Nullable LocalDate billedThrough,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static SubscriptionView of(Subscription row) {
    return new SubscriptionView(
        row.id(),
        row.number(),
        row.subscriber(),
        row.account(),
        row.offer(),
        row.offerVersion().orElse(null),
        row.status(),
        row.status() == SubscriptionStatus.ACTIVE,
        row.billingMode(),
        row.contractTerm(),
        row.contractStartOn().orElse(null),
        row.contractEndOn().orElse(null),
        row.anchorDay().orElse(null),
        row.startOn().orElse(null),
        row.endOn().orElse(null),
        row.activatedAt().orElse(null),
        row.suspendedAt().orElse(null),
        row.canceledAt().orElse(null),
        row.cancelReason().orElse(null),
        row.currency(),
        SubscriptionFields.of(row.terms(), row.currency()),
        row.nextBillOn().orElse(null),
        row.billedThrough().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
