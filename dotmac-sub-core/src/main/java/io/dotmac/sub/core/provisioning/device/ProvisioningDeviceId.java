package io.dotmac.sub.core.provisioning.device;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one device that orders are carried out on. */
@Embeddable
public record ProvisioningDeviceId(UUID value) implements Id {
  /** A new id. */
  public static ProvisioningDeviceId next() {
    return new ProvisioningDeviceId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ProvisioningDeviceId parse(String text) {
    return new ProvisioningDeviceId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
