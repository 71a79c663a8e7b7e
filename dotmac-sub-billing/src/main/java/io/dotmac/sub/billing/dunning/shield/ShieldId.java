package io.dotmac.sub.billing.dunning.shield;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one shield. */
@Embeddable
public record ShieldId(UUID value) implements Id {
  /** A new id. */
  public static ShieldId next() {
    return new ShieldId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ShieldId parse(String text) {
    return new ShieldId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
