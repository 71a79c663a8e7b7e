package io.dotmac.sub.core.subscription.coupon;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one use of a coupon. */
@Embeddable
public record RedemptionId(UUID value) implements Id {
  /** A new id. */
  public static RedemptionId next() {
    return new RedemptionId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static RedemptionId parse(String text) {
    return new RedemptionId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
