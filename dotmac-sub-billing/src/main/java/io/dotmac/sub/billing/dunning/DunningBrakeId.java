package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one brake. */
@Embeddable
public record DunningBrakeId(UUID value) implements Id {
  /** A new id. */
  public static DunningBrakeId next() {
    return new DunningBrakeId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static DunningBrakeId parse(String text) {
    return new DunningBrakeId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
