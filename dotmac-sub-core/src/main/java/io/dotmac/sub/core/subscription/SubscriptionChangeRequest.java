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
import java.util.List;
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

  @Column(name = "timing", updatable = false)
  private ChangeTiming timing;

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
  @Column(name = "applied_at")
  private Instant appliedAt;

  @Nullable
  @Column(name = "rejection_reason")
  private String rejectionReason;

  @Nullable
  @Column(name = "previous_unit_price_minor")
  private Long previousUnitPriceMinor;

  @Nullable
  @Column(name = "notes", updatable = false)
  private String notes;

  /** For Hibernate; others use {@link ChangeRequests}. */
  protected SubscriptionChangeRequest() {}

  SubscriptionChangeRequest(Tx tx, Subscription subscription, Wish wish, LocalDate on) {
    this.id = ChangeRequestId.next();
    this.subscription = subscription.id();
    this.currentOffer = subscription.offer();
    this.requestedOffer = wish.offer();
    this.status = ChangeStatus.PENDING;
    this.timing = wish.timing() == null ? ChangeTiming.DATE : wish.timing();
    this.effectiveOn = on;
    this.requestedBy = tx.actor().name();
    this.requestedAt = tx.now();
    this.notes = wish.notes();
  }

  /**
   * What somebody wishes.
   *
   * @param timing absent: on the day, or as the policy says when there is none
   * @param on absent unless the timing is a date
   */
  public record Wish(
      OfferId offer,
      @Nullable ChangeTiming timing,
      @Nullable LocalDate on,
      @Nullable String notes) {
    Wish at(ChangeTiming decided) {
      return new Wish(offer, decided, on, notes);
    }
  }

  void approve(String by, Instant at) {
    from("approved", ChangeStatus.PENDING);
    status = ChangeStatus.APPROVED;
    reviewedBy = by;
    reviewedAt = at;
  }

  void reject(String by, Instant at, @Nullable String reason) {
    from("rejected", ChangeStatus.PENDING);
    status = ChangeStatus.REJECTED;
    reviewedBy = by;
    reviewedAt = at;
    rejectionReason = reason;
  }

  void cancel(String by, Instant at) {
    from("canceled", ChangeStatus.PENDING, ChangeStatus.APPROVED);
    status = ChangeStatus.CANCELED;
    reviewedBy = by;
    reviewedAt = at;
  }

  /** Keeps the price that was agreed until now: the past is billed by it. */
  void apply(@Nullable Long agreedMinor, Instant at) {
    from("applied", ChangeStatus.APPROVED);
    status = ChangeStatus.APPLIED;
    previousUnitPriceMinor = agreedMinor;
    appliedAt = at;
  }

  private void from(String verb, ChangeStatus... allowed) {
    if (!List.of(allowed).contains(status)) {
      throw Problem.conflict(
          "change_status", "the change is " + WireName.of(status) + " and cannot be " + verb);
    }
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

  public ChangeTiming timing() {
    return timing;
  }

  public Optional<Instant> appliedAt() {
    return Optional.ofNullable(appliedAt);
  }

  public Optional<String> rejectionReason() {
    return Optional.ofNullable(rejectionReason);
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
