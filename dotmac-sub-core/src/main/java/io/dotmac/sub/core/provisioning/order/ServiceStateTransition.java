package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One move of an order, written by each verb and never changed. */
@Entity
@Table(name = "service_state_transition")
@org.hibernate.annotations.Immutable
public class ServiceStateTransition extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private StateTransitionId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "service_order_id"))
  private ServiceOrderId order;

  @Nullable
  @Column(name = "from_status")
  private ServiceOrderStatus fromStatus;

  @Column(name = "to_status")
  private ServiceOrderStatus toStatus;

  @Nullable
  @Column(name = "from_state")
  private ServiceState fromState;

  @Column(name = "to_state")
  private ServiceState toState;

  @Nullable
  @Column(name = "reason")
  private String reason;

  @Column(name = "changed_by")
  private String changedBy;

  @Column(name = "changed_at")
  private Instant changedAt;

  /** For Hibernate. */
  protected ServiceStateTransition() {}

  ServiceStateTransition(
      Tx tx, ServiceOrder order, @Nullable ServiceOrderStatus from, @Nullable String reason) {
    this.id = StateTransitionId.next();
    this.order = order.id();
    this.fromStatus = from;
    this.toStatus = order.status();
    this.fromState = from == null ? null : order.type().state(from);
    this.toState = order.state();
    this.reason = reason;
    this.changedBy = tx.actor().name();
    this.changedAt = tx.now();
  }

  public StateTransitionId id() {
    return id;
  }

  public ServiceOrderId order() {
    return order;
  }

  /** Absent for the beginning. */
  public Optional<ServiceOrderStatus> fromStatus() {
    return Optional.ofNullable(fromStatus);
  }

  public ServiceOrderStatus toStatus() {
    return toStatus;
  }

  /** Absent for the beginning. */
  public Optional<ServiceState> fromState() {
    return Optional.ofNullable(fromState);
  }

  public ServiceState toState() {
    return toState;
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public String changedBy() {
    return changedBy;
  }

  /** By the tenant's clock. */
  public Instant changedAt() {
    return changedAt;
  }
}
