package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.problem.Problem;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A wish to move a service to another offer from a day on. */
@Entity
@Table(name = "subscription_change_request")
public class SubscriptionChangeRequest extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ChangeRequestId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscription_id", updatable = false))
  private SubscriptionId subscription;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "current_offer_id", updatable = false))
  private OfferId currentOffer;

  @Embedded
  @AttributeOverride(
      name = "value",
      column = @Column(name = "requested_offer_id", updatable = false))
  private OfferId requestedOffer;

  @Column(name = "status")
  private ChangeStatus status;

  @Column(name = "effective_on", updatable = false)
  private LocalDate effectiveOn;

  @Column(name = "requested_by", updatable = false)
  private String requestedBy;

  @Column(name = "requested_at", updatable = false)
  private Instant requestedAt;

  @Nullable
  @Column(name = "reviewed_by")
  private String reviewedBy;

  @Nullable
  @Column(name = "reviewed_at")
  private Instant reviewedAt;

  @Nullable
  @Column(name = "notes", updatable = false)
  private String notes;

  /** For Hibernate; others use {@link ChangeRequests}. */
  protected SubscriptionChangeRequest() {}

  SubscriptionChangeRequest(
      Tx tx, Subscription subscription, OfferId to, LocalDate on, @Nullable String notes) {
    this.id = ChangeRequestId.next();
    this.subscription = subscription.id();
    this.currentOffer = subscription.offer();
    this.requestedOffer = to;
    this.status = ChangeStatus.PENDING;
    this.effectiveOn = on;
    this.requestedBy = tx.actor().name();
    this.requestedAt = tx.now();
    this.notes = notes;
  }

  void cancel(String by, Instant at) {
    if (status != ChangeStatus.PENDING && status != ChangeStatus.APPROVED) {
      throw Problem.conflict(
          "change_status", "the change is " + WireName.of(status) + " and cannot be canceled");
    }
    status = ChangeStatus.CANCELED;
    reviewedBy = by;
    reviewedAt = at;
  }

  public ChangeRequestId id() {
    return id;
  }

  public SubscriptionId subscription() {
    return subscription;
  }

  public OfferId currentOffer() {
    return currentOffer;
  }

  public OfferId requestedOffer() {
    return requestedOffer;
  }

  public ChangeStatus status() {
    return status;
  }

  public LocalDate effectiveOn() {
    return effectiveOn;
  }

  public String requestedBy() {
    return requestedBy;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  public Optional<String> reviewedBy() {
    return Optional.ofNullable(reviewedBy);
  }

  public Optional<Instant> reviewedAt() {
    return Optional.ofNullable(reviewedAt);
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }
}
