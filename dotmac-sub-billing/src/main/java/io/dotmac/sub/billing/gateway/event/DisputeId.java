package io.dotmac.sub.billing.gateway.event;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one dispute. */
@Embeddable
public record DisputeId(UUID value) implements Id {
  /** A new id. */
  public static DisputeId next() {
    return new DisputeId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static DisputeId parse(String text) {
    return new DisputeId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
