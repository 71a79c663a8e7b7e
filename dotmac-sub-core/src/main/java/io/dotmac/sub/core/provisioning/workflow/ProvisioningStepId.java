package io.dotmac.sub.core.provisioning.workflow;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one step of a workflow. */
@Embeddable
public record ProvisioningStepId(UUID value) implements Id {
  /** A new id. */
  public static ProvisioningStepId next() {
    return new ProvisioningStepId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ProvisioningStepId parse(String text) {
    return new ProvisioningStepId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
