package io.dotmac.sub.core.subscriber.contact;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one way to reach a subscriber. */
@Embeddable
public record SubscriberChannelId(UUID value) implements Id {
  /** A new id. */
  public static SubscriberChannelId next() {
    return new SubscriberChannelId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static SubscriberChannelId parse(String text) {
    return new SubscriberChannelId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
