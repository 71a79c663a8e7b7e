package io.dotmac.sub.core.provisioning.run;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one step of a run. */
@Embeddable
public record RunStepId(UUID value) implements Id {
  /** A new id. */
  public static RunStepId next() {
    return new RunStepId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static RunStepId parse(String text) {
    return new RunStepId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
