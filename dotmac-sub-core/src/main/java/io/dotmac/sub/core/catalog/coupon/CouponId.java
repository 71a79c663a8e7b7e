package io.dotmac.sub.core.catalog.coupon;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one coupon. */
@Embeddable
public record CouponId(UUID value) implements Id {
  /** A new id. */
  public static CouponId next() {
    return new CouponId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static CouponId parse(String text) {
    return new CouponId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
