package io.dotmac.sub.server.api.provisioning.run;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.run.ProvisioningRun;
import io.dotmac.sub.core.provisioning.run.ProvisioningRuns;
import io.dotmac.sub.core.provisioning.run.RunInput;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import io.dotmac.sub.core.tx.Tx;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries out an order. One to disconnect takes down what was set up, and needs nothing else.
 *
 * @param ponPort frame/slot/port, such as 0/1/0
 * @param vlan of the service; absent: what the workflow says
 */
public record StartRun(
    ServiceOrderId serviceOrderId,
    @Nullable WorkflowId workflowId,
    @Nullable ProvisioningDeviceId deviceId,
    @Nullable String ponPort,
    @Nullable String serialNumber,
    @Nullable Integer vlan) {
  ProvisioningRun begin(Tx tx, ProvisioningRuns runs) {
    if (workflowId == null && deviceId == null && ponPort == null && serialNumber == null) {
      return runs.disconnect(tx, serviceOrderId);
    }
    new Checks()
        .present("/workflow_id", workflowId)
        .present("/device_id", deviceId)
        .present("/pon_port", ponPort)
        .present("/serial_number", serialNumber)
        .done();
    RunInput input = new RunInput(
        Objects.requireNonNull(deviceId),
        Objects.requireNonNull(ponPort),
        Objects.requireNonNull(serialNumber),
        vlan);
    return runs.start(tx, Objects.requireNonNull(workflowId), serviceOrderId, input);
  }
}
