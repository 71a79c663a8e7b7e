package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one task of an order. */
@Embeddable
public record ProvisioningTaskId(UUID value) implements Id {
  /** A new id. */
  public static ProvisioningTaskId next() {
    return new ProvisioningTaskId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ProvisioningTaskId parse(String text) {
    return new ProvisioningTaskId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
