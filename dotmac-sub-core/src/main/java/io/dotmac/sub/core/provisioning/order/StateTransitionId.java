package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one move of an order. */
@Embeddable
public record StateTransitionId(UUID value) implements Id {
  /** A new id. */
  public static StateTransitionId next() {
    return new StateTransitionId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static StateTransitionId parse(String text) {
    return new StateTransitionId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
