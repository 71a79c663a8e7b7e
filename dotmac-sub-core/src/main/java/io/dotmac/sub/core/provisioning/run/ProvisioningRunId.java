package io.dotmac.sub.core.provisioning.run;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one run. */
@Embeddable
public record ProvisioningRunId(UUID value) implements Id {
  /** A new id. */
  public static ProvisioningRunId next() {
    return new ProvisioningRunId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ProvisioningRunId parse(String text) {
    return new ProvisioningRunId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
