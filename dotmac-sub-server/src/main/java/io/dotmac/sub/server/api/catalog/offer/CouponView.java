package io.dotmac.sub.server.api.catalog.offer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.coupon.Coupon;
import io.dotmac.sub.core.catalog.coupon.CouponId;
import io.dotmac.sub.core.catalog.coupon.CouponTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A coupon. */
public record CouponView(
    CouponId id,
    @JsonUnwrapped CouponTerms terms,
    int redeemed,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static CouponView of(Coupon row) {
    return new CouponView(
        row.id(),
        row.terms(),
        row.redeemed(),
        row.active(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
