package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one service order. */
@Embeddable
public record ServiceOrderId(UUID value) implements Id {
  /** A new id. */
  public static ServiceOrderId next() {
    return new ServiceOrderId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ServiceOrderId parse(String text) {
    return new ServiceOrderId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
