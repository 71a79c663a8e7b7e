package io.dotmac.sub.core.access.hold;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days of a service that cost less; its verbs guard its states. */
@Entity
@Table(name = "service_hold")
public class ServiceHold extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private HoldId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscription_id", updatable = false))
  private SubscriptionId subscription;

  @Column(name = "kind", updatable = false)
  private HoldKind kind;

  @Column(name = "status")
  private HoldStatus status;

  @Column(name = "start_on", updatable = false)
  private LocalDate startOn;

  @Nullable
  @Column(name = "end_on")
  private LocalDate endOn;

  @Nullable
  @Column(name = "fee_percent", updatable = false)
  private BigDecimal feePercent;

  @Nullable
  @Column(name = "reason", updatable = false)
  private String reason;

  @Column(name = "requested_by", updatable = false)
  private String requestedBy;

  /** For Hibernate; others use {@link Holds}. */
  protected ServiceHold() {}

  ServiceHold(NewHold wanted, LocalDate start, @Nullable BigDecimal feePercent, String by) {
    this.id = HoldId.next();
    this.subscription = wanted.subscriptionId();
    this.kind = wanted.kind();
    this.status = HoldStatus.PLANNED;
    this.startOn = start;
    this.endOn = wanted.endOn();
    this.feePercent = feePercent;
    this.reason = wanted.reason();
    this.requestedBy = by;
  }

  void begin() {
    from(HoldStatus.PLANNED, "begun");
    status = HoldStatus.ACTIVE;
  }

  void end(LocalDate on) {
    from(HoldStatus.ACTIVE, "ended");
    status = HoldStatus.ENDED;
    endOn = on.isBefore(startOn) ? startOn : on;
  }

  void cancel() {
    from(HoldStatus.PLANNED, "canceled");
    status = HoldStatus.CANCELED;
  }

  private void from(HoldStatus expected, String verb) {
    if (status != expected) {
      throw Problem.conflict(
          "hold_status", "the hold is " + WireName.of(status) + " and cannot be " + verb);
    }
  }

  public HoldId id() {
    return id;
  }

  public SubscriptionId subscription() {
    return subscription;
  }

  public HoldKind kind() {
    return kind;
  }

  public HoldStatus status() {
    return status;
  }

  /** The first day. */
  public LocalDate startOn() {
    return startOn;
  }

  /** The day of resuming; absent while there is none. */
  public Optional<LocalDate> endOn() {
    return Optional.ofNullable(endOn);
  }

  /** How many per cent of the price these days cost; absent: nothing. */
  public Optional<BigDecimal> feePercent() {
    return Optional.ofNullable(feePercent);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public String requestedBy() {
    return requestedBy;
  }
}
