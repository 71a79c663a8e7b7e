package io.dotmac.sub.server.api.provisioning.drift;

import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.drift.DriftFinding;
import io.dotmac.sub.core.provisioning.drift.DriftFindingId;
import io.dotmac.sub.core.provisioning.drift.DriftKind;
import io.dotmac.sub.core.provisioning.drift.KnownOnt;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a device says otherwise than the records.
 *
 * @param expected what the records say: a place, or VLANs
 * @param found what the device says
 * @param ontUnitId the ONT of the inventory, if it is one
 * @param subscriptionId the service that it serves
 * @param serviceOrderId the order that set it up on this device
 * @param resolvedAt when the device said so no longer; absent while it does
 */
public record DriftFindingView(
    DriftFindingId id,
    ProvisioningDeviceId deviceId,
    DriftKind kind,
    String serialNumber,
    @Nullable String expected,
    @Nullable String found,
    @Nullable UUID ontUnitId,
    @Nullable UUID subscriptionId,
    @Nullable UUID serviceOrderId,
    Instant firstSeenAt,
    Instant lastSeenAt,
    @Nullable Instant resolvedAt) {
  static DriftFindingView of(DriftFinding row) {
    KnownOnt.Links links = row.links();
    return new DriftFindingView(
        row.id(),
        row.device(),
        row.kind(),
        row.serialNumber(),
        row.expected().orElse(null),
        row.found().orElse(null),
        links.ontUnit(),
        links.subscription(),
        links.order(),
        row.firstSeenAt(),
        row.lastSeenAt(),
        row.resolvedAt().orElse(null));
  }
}
