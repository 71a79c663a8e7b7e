package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.catalog.coupon.CouponId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.coupon.CouponRedemption;
import io.dotmac.sub.core.subscription.coupon.RedemptionId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A coupon that a service has. */
public record CouponRedemptionView(
    RedemptionId id,
    CouponId couponId,
    SubscriptionId subscriptionId,
    LocalDate startOn,
    @Nullable LocalDate removedOn,
    String redeemedBy,
    Instant createdAt,
    int version)
    implements Versioned {
  static CouponRedemptionView of(CouponRedemption row) {
    return new CouponRedemptionView(
        row.id(),
        row.coupon(),
        row.subscription(),
        row.startOn(),
        row.removedOn().orElse(null),
        row.redeemedBy(),
        row.createdAt(),
        row.version());
  }
}
