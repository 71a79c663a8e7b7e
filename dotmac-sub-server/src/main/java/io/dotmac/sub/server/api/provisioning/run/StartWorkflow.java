package io.dotmac.sub.server.api.provisioning.run;

import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.run.RunInput;
import org.jspecify.annotations.Nullable;

/**
 * Carries out an order.
 *
 * @param ponPort frame/slot/port, such as 0/1/0
 * @param vlan of the service; absent: what the workflow says
 */
public record StartWorkflow(
    ServiceOrderId serviceOrderId,
    ProvisioningDeviceId deviceId,
    String ponPort,
    String serialNumber,
    @Nullable Integer vlan) {
  RunInput input() {
    return new RunInput(deviceId, ponPort, serialNumber, vlan);
  }
}
