package io.dotmac.sub.server.api.provisioning.run;

import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.discovery.DiscoveredOnt;
import io.dotmac.sub.core.provisioning.discovery.DiscoveredOntId;
import io.dotmac.sub.core.provisioning.discovery.DiscoveryStatus;
import io.dotmac.sub.core.provisioning.run.ProvisioningRunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An ONT that showed itself and was not let in.
 *
 * @param runId the run that lets it in, or did
 */
public record DiscoveredOntView(
    DiscoveredOntId id,
    ProvisioningDeviceId deviceId,
    String ponPort,
    String serialNumber,
    @Nullable String model,
    DiscoveryStatus status,
    @Nullable ProvisioningRunId runId,
    Instant firstSeenAt,
    Instant lastSeenAt) {
  static DiscoveredOntView of(DiscoveredOnt row) {
    return new DiscoveredOntView(
        row.id(),
        row.device(),
        row.ponPort(),
        row.serialNumber(),
        row.model().orElse(null),
        row.status(),
        row.run().orElse(null),
        row.firstSeenAt(),
        row.lastSeenAt());
  }
}
