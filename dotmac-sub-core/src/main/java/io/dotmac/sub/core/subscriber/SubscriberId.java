package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one subscriber. */
@Embeddable
public record SubscriberId(UUID value) implements Id {
  /** A new id. */
  public static SubscriberId next() {
    return new SubscriberId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static SubscriberId parse(String text) {
    return new SubscriberId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
