package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one dunning step of a policy set. */
@Embeddable
public record DunningStepId(UUID value) implements Id {
  /** A new id. */
  public static DunningStepId next() {
    return new DunningStepId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static DunningStepId parse(String text) {
    return new DunningStepId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
