package io.dotmac.sub.billing.dunning.version;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one version of a dunning policy. */
@Embeddable
public record PolicyVersionId(UUID value) implements Id {
  /** A new id. */
  public static PolicyVersionId next() {
    return new PolicyVersionId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static PolicyVersionId parse(String text) {
    return new PolicyVersionId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
