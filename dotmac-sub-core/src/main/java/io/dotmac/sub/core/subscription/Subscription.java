package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.catalog.BillingMode;
import io.dotmac.sub.core.catalog.ContractTerm;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.OfferVersionId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A service that a subscriber has or had. Its verbs guard its states; {@link Subscriptions}. */
@Entity
@Table(name = "subscription")
public class Subscription extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private SubscriptionId id;

  @Column(name = "subscription_number", updatable = false)
  private String number;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscriber_id", updatable = false))
  private SubscriberId subscriber;

  @Column(name = "account_id")
  private UUID account;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "offer_id"))
  private OfferId offer;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "offer_version_id"))
  private OfferVersionId offerVersion;

  @Column(name = "status")
  private SubscriptionStatus status;

  @Column(name = "billing_mode")
  private BillingMode billingMode;

  @Column(name = "contract_term")
  private ContractTerm contractTerm;

  @Nullable
  @Column(name = "contract_start_on")
  private LocalDate contractStartOn;

  @Nullable
  @Column(name = "contract_end_on")
  private LocalDate contractEndOn;

  @Nullable
  @Column(name = "anchor_day")
  private Integer anchorDay;

  @Nullable
  @Column(name = "start_on")
  private LocalDate startOn;

  @Nullable
  @Column(name = "end_on")
  private LocalDate endOn;

  @Nullable
  @Column(name = "activated_at")
  private Instant activatedAt;

  @Nullable
  @Column(name = "suspended_at")
  private Instant suspendedAt;

  @Nullable
  @Column(name = "canceled_at")
  private Instant canceledAt;

  @Nullable
  @Column(name = "cancel_reason")
  private String cancelReason;

  @Column(name = "currency", updatable = false)
  private String currency;

  @Embedded
  private SubscriptionTerms terms;

  @Nullable
  @Column(name = "next_bill_on")
  private LocalDate nextBillOn;

  @Nullable
  @Column(name = "billed_through")
  private LocalDate billedThrough;

  /** For Hibernate; others use {@link Subscriptions}. */
  protected Subscription() {}

  Subscription(String number, NewSubscription wanted, CreationFacts facts) {
    this.id = SubscriptionId.next();
    this.number = number;
    this.subscriber = wanted.subscriber();
    this.account = wanted.account() == null ? facts.account() : wanted.account();
    this.offer = wanted.offer();
    this.offerVersion = wanted.offerVersion();
    this.status = SubscriptionStatus.PENDING;
    this.billingMode = wanted.billingMode() == null ? facts.billingMode() : wanted.billingMode();
    this.contractTerm =
        wanted.contractTerm() == null ? facts.contractTerm() : wanted.contractTerm();
    this.anchorDay = wanted.anchorDay() == null ? facts.anchorDay() : wanted.anchorDay();
    this.startOn = wanted.startOn();
    this.endOn = wanted.endOn();
    this.currency = facts.currency();
    this.terms = wanted.terms();
    this.billedThrough = wanted.billedThrough();
  }

  /** What a new service takes over from its subscriber and its offer. */
  record CreationFacts(
      UUID account,
      String currency,
      BillingMode billingMode,
      ContractTerm contractTerm,
      @Nullable Integer anchorDay) {}

  void change(SubscriptionTerms to) {
    terms = to;
  }

  void activate(LocalDate on, Instant at) {
    from(EnumSet.of(SubscriptionStatus.PENDING), "activated");
    status = SubscriptionStatus.ACTIVE;
    activatedAt = at;
    LocalDate start = startOn == null ? on : startOn;
    startOn = start;
    anchorDay = anchorDay == null ? start.getDayOfMonth() : anchorDay;
    contractStartOn = start;
    contractEndOn = contractTerm.endOf(start).orElse(null);
    nextBillOn = billedThrough == null || billedThrough.isBefore(start) ? start : billedThrough;
  }

  void suspend(Instant at) {
    from(EnumSet.of(SubscriptionStatus.ACTIVE), "suspended");
    status = SubscriptionStatus.SUSPENDED;
    suspendedAt = at;
  }

  void resume() {
    from(EnumSet.of(SubscriptionStatus.SUSPENDED), "resumed");
    status = SubscriptionStatus.ACTIVE;
    suspendedAt = null;
  }

  void cancel(LocalDate on, @Nullable String reason, Instant at) {
    from(
        EnumSet.of(
            SubscriptionStatus.PENDING, SubscriptionStatus.ACTIVE, SubscriptionStatus.SUSPENDED),
        "canceled");
    status = SubscriptionStatus.CANCELED;
    canceledAt = at;
    cancelReason = reason;
    end(on);
  }

  void expire(LocalDate on) {
    from(EnumSet.of(SubscriptionStatus.ACTIVE, SubscriptionStatus.SUSPENDED), "expired");
    status = SubscriptionStatus.EXPIRED;
    end(on);
  }

  /** It is on another plan, at that plan's prices. */
  void moveTo(OfferId to) {
    from(EnumSet.of(SubscriptionStatus.ACTIVE, SubscriptionStatus.SUSPENDED), "moved");
    offer = to;
    offerVersion = null;
    terms = terms.priced(null);
  }

  /** The contract begins anew for another term. */
  void renew() {
    contractStartOn = contractEndOn;
    contractEndOn =
        contractEndOn == null ? null : contractTerm.endOf(contractEndOn).orElse(null);
  }

  private void end(LocalDate on) {
    if (startOn == null) {
      return;
    }
    endOn = on.isBefore(startOn) ? startOn : on;
    reconsider(endOn);
    // What was served and not yet billed is still to be billed, and so is a fee for leaving early;
    // nothing after the end is.
    boolean early = contractEndOn != null && endOn.isBefore(contractEndOn);
    if (endOn.equals(billedThrough) && !early) {
      nextBillOn = null;
    }
  }

  /** The next billing run looks at the days from {@code day} on again: what they cost changed. */
  void reconsider(LocalDate day) {
    if (startOn == null || status == SubscriptionStatus.PENDING) {
      return;
    }
    LocalDate from = day.isBefore(startOn) ? startOn : day;
    if (nextBillOn == null || from.isBefore(nextBillOn)) {
      nextBillOn = from;
    }
  }

  private void from(Set<SubscriptionStatus> allowed, String verb) {
    if (!allowed.contains(status)) {
      throw Problem.conflict(
          "subscription_status",
          "subscription " + number + " is " + WireName.of(status) + " and cannot be " + verb);
    }
  }

  public SubscriptionId id() {
    return id;
  }

  /** The number people know the service by, such as {@code SVC-000123}. */
  public String number() {
    return number;
  }

  public SubscriberId subscriber() {
    return subscriber;
  }

  /** The billing account that owes; by default it has the subscriber's id. */
  public UUID account() {
    return account;
  }

  public OfferId offer() {
    return offer;
  }

  /** The version its price is pinned to; absent: the price of each period's first day counts. */
  public Optional<OfferVersionId> offerVersion() {
    return Optional.ofNullable(offerVersion);
  }

  public SubscriptionStatus status() {
    return status;
  }

  public BillingMode billingMode() {
    return billingMode;
  }

  public ContractTerm contractTerm() {
    return contractTerm;
  }

  public Optional<LocalDate> contractStartOn() {
    return Optional.ofNullable(contractStartOn);
  }

  /** The first day that is no longer bound. */
  public Optional<LocalDate> contractEndOn() {
    return Optional.ofNullable(contractEndOn);
  }

  /** The day of the month bills are anchored to; absent until the activation. */
  public Optional<Integer> anchorDay() {
    return Optional.ofNullable(anchorDay);
  }

  /** The first day of service. */
  public Optional<LocalDate> startOn() {
    return Optional.ofNullable(startOn);
  }

  /** The first day that is no longer served. */
  public Optional<LocalDate> endOn() {
    return Optional.ofNullable(endOn);
  }

  public Optional<Instant> activatedAt() {
    return Optional.ofNullable(activatedAt);
  }

  public Optional<Instant> suspendedAt() {
    return Optional.ofNullable(suspendedAt);
  }

  public Optional<Instant> canceledAt() {
    return Optional.ofNullable(canceledAt);
  }

  public Optional<String> cancelReason() {
    return Optional.ofNullable(cancelReason);
  }

  public String currency() {
    return currency;
  }

  /** What may be edited, as it is now. */
  public SubscriptionTerms terms() {
    return terms;
  }

  /** The recurring price agreed for this service alone, if there is one. */
  public Optional<Money> unitPrice() {
    return money(terms.unitPriceMinor());
  }

  /** The setup charge agreed for this service alone, if there is one. */
  public Optional<Money> setupCharge() {
    return money(terms.setupChargeMinor());
  }

  /** What is charged once at the activation, if anything. */
  public Optional<Money> activationCharge() {
    return money(terms.activationChargeMinor());
  }

  /** When a billing run looks at it next; absent: never. */
  public Optional<LocalDate> nextBillOn() {
    return Optional.ofNullable(nextBillOn);
  }

  /** The first day that has not been charged. */
  public Optional<LocalDate> billedThrough() {
    return Optional.ofNullable(billedThrough);
  }

  private Optional<Money> money(@Nullable Long minor) {
    return minor == null
        ? Optional.empty()
        : Optional.of(Money.ofMinor(minor, Currency.getInstance(currency)));
  }
}
