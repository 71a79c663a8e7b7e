package io.dotmac.sub.server.api.provisioning.drift;

import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.drift.DriftRound;

/**
 * What came of reading a device.
 *
 * @param ports how many PON ports were read
 * @param onts how many ONTs it has let in on them
 * @param openFindings how many things differ now
 * @param newFindings how many of them were not known
 * @param resolvedFindings how many that were known do not differ any more
 */
public record DriftCheckView(
    ProvisioningDeviceId deviceId,
    int ports,
    int onts,
    int openFindings,
    int newFindings,
    int resolvedFindings) {
  static DriftCheckView of(ProvisioningDeviceId device, DriftRound.Checked checked) {
    return new DriftCheckView(
        device,
        checked.ports(),
        checked.onts(),
        checked.counts().open(),
        checked.counts().opened(),
        checked.counts().resolved());
  }
}
