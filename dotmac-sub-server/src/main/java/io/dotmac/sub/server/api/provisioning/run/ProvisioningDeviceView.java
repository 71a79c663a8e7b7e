package io.dotmac.sub.server.api.provisioning.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevice;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A device, without its passwords and its key. */
public record ProvisioningDeviceView(
    ProvisioningDeviceId id,
    @JsonUnwrapped DeviceTerms terms,
    boolean hasPassword,
    boolean hasEnablePassword,
    boolean hasPrivateKey,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static ProvisioningDeviceView of(ProvisioningDevice row) {
    return new ProvisioningDeviceView(
        row.id(),
        row.terms(),
        row.passwordSealed().isPresent(),
        row.enablePasswordSealed().isPresent(),
        row.privateKeySealed().isPresent(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
