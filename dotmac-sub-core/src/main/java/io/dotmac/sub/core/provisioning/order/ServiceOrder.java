package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.ProvisioningEvent.Order;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.Subscription;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What has to be done for a service. Its moves are guarded here and by the schema. */
@Entity
@Table(name = "service_order")
public class ServiceOrder extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ServiceOrderId id;

  @Column(name = "order_number", updatable = false)
  private String number;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscriber_id", updatable = false))
  private SubscriberId subscriber;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscription_id", updatable = false))
  private SubscriptionId subscription;

  @Column(name = "order_type", updatable = false)
  private OrderType type;

  @Column(name = "status")
  private ServiceOrderStatus status;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "technician_id"))
  private TechnicianId technician;

  @Nullable
  @Column(name = "due_on")
  private LocalDate dueOn;

  @Nullable
  @Column(name = "eta_at")
  private Instant etaAt;

  @Nullable
  @Column(name = "notes")
  private String notes;

  @Nullable
  @Column(name = "completed_at")
  private Instant completedAt;

  @Nullable
  @Column(name = "ended_reason")
  private String endedReason;

  @Nullable
  @Column(name = "ont_serial")
  private String ontSerial;

  @Column(name = "on_device")
  private boolean onDevice;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "leftovers")
  private List<String> leftovers = List.of();

  /** For Hibernate; others use {@link ServiceOrders}. */
  protected ServiceOrder() {}

  ServiceOrder(String number, Subscription service, OrderType type, ServiceOrderStatus status) {
    this.id = ServiceOrderId.next();
    this.number = number;
    this.subscriber = service.subscriber();
    this.subscription = service.id();
    this.type = type;
    this.status = status;
  }

  /** Moves on, and gives what is to be remembered of it. */
  ServiceStateTransition become(Tx tx, ServiceOrderStatus to, @Nullable String reason) {
    if (!status.next().contains(to)) {
      throw Problem.conflict(
          "order_status",
          "order " + number + " is " + WireName.of(status) + " and cannot become "
              + WireName.of(to));
    }
    ServiceOrderStatus from = status;
    status = to;
    if (to == ServiceOrderStatus.ACTIVE) {
      completedAt = tx.now();
    }
    if (!to.open()) {
      endedReason = reason;
    }
    return new ServiceStateTransition(tx, this, from, reason);
  }

  void assign(TechnicianId to) {
    technician = to;
  }

  void note(@Nullable String text, @Nullable LocalDate due) {
    notes = text;
    dueOn = due;
  }

  void expect(@Nullable String ont) {
    ontSerial = ont;
  }

  /** The serial number of the ONT that is expected to be plugged in for it. */
  public Optional<String> ontSerial() {
    return Optional.ofNullable(ontSerial);
  }

  void expect(Instant at) {
    etaAt = at;
  }

  /** Something is being set up on a device for it, or nothing of it is left there. */
  void onDevice(boolean now) {
    onDevice = now;
  }

  void leftOver(List<String> what) {
    leftovers = List.copyOf(what);
  }

  /** What a device still has of it that could not be taken back, in words. */
  public List<String> leftovers() {
    return List.copyOf(leftovers);
  }

  /** Whether something was set up on a device for it, as far as is known. */
  public boolean onDevice() {
    return onDevice;
  }

  /** Whether there is something left to do. */
  public boolean open() {
    return status.open();
  }

  /** For whom and what it is, as events name it. */
  public Order subject() {
    return new Order(subscriber.value(), subscription.value(), id.value());
  }

  public ServiceOrderId id() {
    return id;
  }

  /** The number people know it by, such as {@code SO-000123}. */
  public String number() {
    return number;
  }

  public SubscriberId subscriber() {
    return subscriber;
  }

  public SubscriptionId subscription() {
    return subscription;
  }

  public OrderType type() {
    return type;
  }

  public ServiceOrderStatus status() {
    return status;
  }

  /** What that means for the service. */
  public ServiceState state() {
    return type.state(status);
  }

  /** Who carries it out, once somebody was chosen. */
  public Optional<TechnicianId> technician() {
    return Optional.ofNullable(technician);
  }

  /** The first day on which it may be carried out; absent: any. */
  public Optional<LocalDate> dueOn() {
    return Optional.ofNullable(dueOn);
  }

  /** When it is expected to be done, as was said last. */
  public Optional<Instant> etaAt() {
    return Optional.ofNullable(etaAt);
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }

  public Optional<Instant> completedAt() {
    return Optional.ofNullable(completedAt);
  }

  /** Why it ended as it did, if somebody said so. */
  public Optional<String> endedReason() {
    return Optional.ofNullable(endedReason);
  }
}
