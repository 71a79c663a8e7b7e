package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one add-on of a subscription. */
@Embeddable
public record SubscriptionAddOnId(UUID value) implements Id {
  /** A new id. */
  public static SubscriptionAddOnId next() {
    return new SubscriptionAddOnId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static SubscriptionAddOnId parse(String text) {
    return new SubscriptionAddOnId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
