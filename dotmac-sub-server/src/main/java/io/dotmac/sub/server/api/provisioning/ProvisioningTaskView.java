package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.order.ProvisioningTask;
import io.dotmac.sub.core.provisioning.order.ProvisioningTaskId;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.order.TaskStatus;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that somebody has to do for an order. */
public record ProvisioningTaskView(
    ProvisioningTaskId id,
    ServiceOrderId serviceOrderId,
    String name,
    TaskStatus status,
    @Nullable TechnicianId assignedTo,
    @Nullable String notes,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static ProvisioningTaskView of(ProvisioningTask row) {
    return new ProvisioningTaskView(
        row.id(),
        row.order(),
        row.terms().name(),
        row.status(),
        row.terms().assignedTo(),
        row.terms().notes(),
        row.startedAt().orElse(null),
        row.completedAt().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
