package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.order.ProvisioningTask;
import io.dotmac.sub.core.provisioning.order.ProvisioningTasks;
import io.dotmac.sub.core.provisioning.order.TaskStatus;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import org.jspecify.annotations.Nullable;

/** What may be set about a task; its status moves with it. */
public record TaskFields(
    String name,
    TaskStatus status,
    @Nullable TechnicianId assignedTo,
    @Nullable String notes) {
  static TaskFields of(ProvisioningTask task) {
    ProvisioningTasks.Terms terms = task.terms();
    return new TaskFields(terms.name(), task.status(), terms.assignedTo(), terms.notes());
  }

  ProvisioningTasks.Terms terms() {
    return new ProvisioningTasks.Terms(name, assignedTo, notes);
  }
}
