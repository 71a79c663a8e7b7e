package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.order.ProvisioningTasks;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import org.jspecify.annotations.Nullable;

/**
 * Adds something to do to an order.
 *
 * @param assignedTo who does it; absent: whoever carries out the order
 */
public record AddTask(
    ServiceOrderId serviceOrderId,
    String name,
    @Nullable TechnicianId assignedTo,
    @Nullable String notes) {
  ProvisioningTasks.Terms terms() {
    return new ProvisioningTasks.Terms(name, assignedTo, notes);
  }
}
