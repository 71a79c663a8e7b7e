package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one subscription. */
@Embeddable
public record SubscriptionId(UUID value) implements Id {
  /** A new id. */
  public static SubscriptionId next() {
    return new SubscriptionId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static SubscriptionId parse(String text) {
    return new SubscriptionId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
