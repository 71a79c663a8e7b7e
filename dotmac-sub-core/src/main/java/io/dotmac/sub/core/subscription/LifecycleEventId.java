package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one entry of a subscription's history. */
@Embeddable
public record LifecycleEventId(UUID value) implements Id {
  /** A new id. */
  public static LifecycleEventId next() {
    return new LifecycleEventId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static LifecycleEventId parse(String text) {
    return new LifecycleEventId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
