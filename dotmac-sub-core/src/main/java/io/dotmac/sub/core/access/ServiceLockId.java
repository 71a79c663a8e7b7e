package io.dotmac.sub.core.access;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one lock of a service. */
@Embeddable
public record ServiceLockId(UUID value) implements Id {
  /** A new id. */
  public static ServiceLockId next() {
    return new ServiceLockId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ServiceLockId parse(String text) {
    return new ServiceLockId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
