package io.dotmac.sub.billing.dunning.version;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one dunning policy. */
@Embeddable
public record DunningPolicyId(UUID value) implements Id {
  /** A new id. */
  public static DunningPolicyId next() {
    return new DunningPolicyId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static DunningPolicyId parse(String text) {
    return new DunningPolicyId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
