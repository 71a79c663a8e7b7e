package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one dunning action. */
@Embeddable
public record DunningActionId(UUID value) implements Id {
  /** A new id. */
  public static DunningActionId next() {
    return new DunningActionId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static DunningActionId parse(String text) {
    return new DunningActionId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
