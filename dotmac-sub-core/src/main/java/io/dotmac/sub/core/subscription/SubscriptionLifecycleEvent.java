package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of a service's history, written by each verb and never changed. */
@Entity
@Table(name = "subscription_lifecycle_event")
@org.hibernate.annotations.Immutable
public class SubscriptionLifecycleEvent extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private LifecycleEventId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscription_id"))
  private SubscriptionId subscription;

  @Column(name = "event_type")
  private LifecycleEventType type;

  @Nullable
  @Column(name = "from_status")
  private SubscriptionStatus fromStatus;

  @Column(name = "to_status")
  private SubscriptionStatus toStatus;

  @Column(name = "effective_on")
  private LocalDate effectiveOn;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Nullable
  @Column(name = "reason")
  private String reason;

  @Nullable
  @Column(name = "notes")
  private String notes;

  @Column(name = "actor")
  private String actor;

  /** For Hibernate. */
  protected SubscriptionLifecycleEvent() {}

  SubscriptionLifecycleEvent(
      Tx tx,
      Subscription subscription,
      LifecycleEventType type,
      @Nullable SubscriptionStatus from,
      LocalDate effectiveOn,
      @Nullable String reason) {
    this.id = LifecycleEventId.next();
    this.subscription = subscription.id();
    this.type = type;
    this.fromStatus = from;
    this.toStatus = subscription.status();
    this.effectiveOn = effectiveOn;
    this.occurredAt = tx.now();
    this.reason = reason;
    this.actor = tx.actor().name();
  }

  public LifecycleEventId id() {
    return id;
  }

  public SubscriptionId subscription() {
    return subscription;
  }

  public LifecycleEventType type() {
    return type;
  }

  /** Absent for the creation. */
  public Optional<SubscriptionStatus> fromStatus() {
    return Optional.ofNullable(fromStatus);
  }

  public SubscriptionStatus toStatus() {
    return toStatus;
  }

  /** From which day on it counts. */
  public LocalDate effectiveOn() {
    return effectiveOn;
  }

  /** When it was said, by the tenant's clock. */
  public Instant occurredAt() {
    return occurredAt;
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }

  /** Who said so. */
  public String actor() {
    return actor;
  }
}
