package io.dotmac.sub.core.provisioning.run;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.order.ServiceOrder;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One attempt to carry out an order on a device. Its times are the machine's. */
@Entity
@Table(name = "provisioning_run")
public class ProvisioningRun extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ProvisioningRunId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "workflow_id", updatable = false))
  private WorkflowId workflow;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "service_order_id", updatable = false))
  private ServiceOrderId order;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscription_id", updatable = false))
  private SubscriptionId subscription;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "undoes_id", updatable = false))
  private ProvisioningRunId undoes;

  @Column(name = "direction", updatable = false)
  private Direction direction;

  @Column(name = "status")
  private RunStatus status;

  @Embedded
  private RunInput input;

  @Nullable
  @Column(name = "ont_number")
  private Integer ontNumber;

  @Nullable
  @Column(name = "started_at")
  private Instant startedAt;

  @Nullable
  @Column(name = "completed_at")
  private Instant completedAt;

  @Nullable
  @Column(name = "error_message")
  private String errorMessage;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "leftovers")
  private List<String> leftovers = List.of();

  @Column(name = "requested_by", updatable = false)
  private String requestedBy;

  @Nullable
  @Column(name = "lease_token")
  private UUID leaseToken;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  /** For Hibernate; others use {@link ProvisioningRuns}. */
  protected ProvisioningRun() {}

  private ProvisioningRun(
      Tx tx,
      ServiceOrder order,
      WorkflowId workflow,
      RunInput input,
      @Nullable ProvisioningRun undone) {
    this.id = ProvisioningRunId.next();
    this.workflow = workflow;
    this.order = order.id();
    this.subscription = order.subscription();
    this.undoes = undone == null ? null : undone.id;
    this.direction = undone == null ? Direction.APPLY : Direction.UNDO;
    this.status = RunStatus.PENDING;
    this.input = input;
    this.ontNumber = undone == null ? null : undone.ontNumber;
    this.requestedBy = tx.actor().name();
    this.nextAttemptAt = tx.systemNow();
  }

  /** Sets something up for an order. */
  static ProvisioningRun apply(Tx tx, ServiceOrder order, WorkflowId workflow, RunInput input) {
    return new ProvisioningRun(tx, order, workflow, input, null);
  }

  /** Takes down, for an order, what another run had set up. */
  static ProvisioningRun undo(Tx tx, ServiceOrder order, ProvisioningRun undone) {
    return new ProvisioningRun(tx, order, undone.workflow, undone.input, undone);
  }

  /** Somebody works on it; gives whether that is for the first time. */
  boolean claim(UUID token, Instant at) {
    boolean first = startedAt == null;
    status = RunStatus.RUNNING;
    leaseToken = token;
    startedAt = first ? at : startedAt;
    return first;
  }

  /** Nobody works on it until then. */
  void wait(Instant until, String why) {
    leaseToken = null;
    status = RunStatus.PENDING;
    nextAttemptAt = until;
    errorMessage = why;
  }

  void found(int ont) {
    ontNumber = ont;
  }

  void succeed(Instant at) {
    status = RunStatus.SUCCESS;
    completedAt = at;
    errorMessage = null;
    leaseToken = null;
  }

  void fail(String why, List<String> left, Instant at) {
    status = RunStatus.FAILED;
    completedAt = at;
    errorMessage = why;
    leftovers = List.copyOf(left);
    leaseToken = null;
  }

  /** To be done again from where it stands. */
  void again(Instant at) {
    if (status != RunStatus.FAILED) {
      throw Problem.conflict(
          "run_status", "the run is " + WireName.of(status) + ", only a failed one is retried");
    }
    status = RunStatus.PENDING;
    completedAt = null;
    errorMessage = null;
    leftovers = List.of();
    nextAttemptAt = at;
  }

  /** Whether the one who has that token still works on it. */
  boolean heldBy(UUID token) {
    return token.equals(leaseToken);
  }

  public ProvisioningRunId id() {
    return id;
  }

  public WorkflowId workflow() {
    return workflow;
  }

  public ServiceOrderId order() {
    return order;
  }

  public SubscriptionId subscription() {
    return subscription;
  }

  /** The run whose work it takes down. */
  public Optional<ProvisioningRunId> undoes() {
    return Optional.ofNullable(undoes);
  }

  public Direction direction() {
    return direction;
  }

  public RunStatus status() {
    return status;
  }

  public RunInput input() {
    return input;
  }

  /** The ONT's number on its port, once that was read back. */
  public Optional<Integer> ontNumber() {
    return Optional.ofNullable(ontNumber);
  }

  public Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  public Optional<Instant> completedAt() {
    return Optional.ofNullable(completedAt);
  }

  /** What was in the way last, if anything. */
  public Optional<String> errorMessage() {
    return Optional.ofNullable(errorMessage);
  }

  /** What the device still has that could not be taken back. */
  public List<String> leftovers() {
    return List.copyOf(leftovers);
  }

  /** Who asked for it. */
  public String requestedBy() {
    return requestedBy;
  }
}
