package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one policy set. */
@Embeddable
public record PolicySetId(UUID value) implements Id {
  /** A new id. */
  public static PolicySetId next() {
    return new PolicySetId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static PolicySetId parse(String text) {
    return new PolicySetId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
