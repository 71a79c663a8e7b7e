package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that somebody has to do for an order. */
@Entity
@Table(name = "provisioning_task")
public class ProvisioningTask extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ProvisioningTaskId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "service_order_id", updatable = false))
  private ServiceOrderId order;

  @Column(name = "status")
  private TaskStatus status;

  @Column(name = "name")
  private String name;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "assigned_to"))
  private TechnicianId assignedTo;

  @Nullable
  @Column(name = "notes")
  private String notes;

  @Nullable
  @Column(name = "started_at")
  private Instant startedAt;

  @Nullable
  @Column(name = "completed_at")
  private Instant completedAt;

  /** For Hibernate; others use {@link ProvisioningTasks}. */
  protected ProvisioningTask() {}

  ProvisioningTask(ServiceOrderId order, ProvisioningTasks.Terms terms) {
    this.id = ProvisioningTaskId.next();
    this.order = order;
    this.status = TaskStatus.PENDING;
    change(terms);
  }

  final void change(ProvisioningTasks.Terms terms) {
    name = terms.name();
    assignedTo = terms.assignedTo();
    notes = terms.notes();
  }

  void become(TaskStatus to, Instant at) {
    if (!status.next().contains(to)) {
      throw Problem.conflict(
          "task_status",
          "the task is " + WireName.of(status) + " and cannot become " + WireName.of(to));
    }
    status = to;
    if (startedAt == null && to != TaskStatus.PENDING && to != TaskStatus.BLOCKED) {
      startedAt = at;
    }
    completedAt = to == TaskStatus.COMPLETED ? at : null;
  }

  public ProvisioningTaskId id() {
    return id;
  }

  public ServiceOrderId order() {
    return order;
  }

  public TaskStatus status() {
    return status;
  }

  /** What may be edited, as it is now. */
  public ProvisioningTasks.Terms terms() {
    return new ProvisioningTasks.Terms(name, assignedTo, notes);
  }

  public Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  public Optional<Instant> completedAt() {
    return Optional.ofNullable(completedAt);
  }
}
