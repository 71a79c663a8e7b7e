package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one dunning case. */
@Embeddable
public record DunningCaseId(UUID value) implements Id {
  /** A new id. */
  public static DunningCaseId next() {
    return new DunningCaseId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static DunningCaseId parse(String text) {
    return new DunningCaseId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
