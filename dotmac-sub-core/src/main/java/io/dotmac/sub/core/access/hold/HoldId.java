package io.dotmac.sub.core.access.hold;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one hold or extension of a service. */
@Embeddable
public record HoldId(UUID value) implements Id {
  /** A new id. */
  public static HoldId next() {
    return new HoldId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static HoldId parse(String text) {
    return new HoldId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
