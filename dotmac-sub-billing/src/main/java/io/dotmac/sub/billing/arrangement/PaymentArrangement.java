package io.dotmac.sub.billing.arrangement;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Open invoices of an account that are paid in installments. */
@Entity
@Table(name = "payment_arrangement")
public class PaymentArrangement extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ArrangementId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "account_id", updatable = false))
  private AccountId account;

  @Column(name = "status")
  private ArrangementStatus status;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "total_minor")
  private long totalMinor;

  @Column(name = "frequency", updatable = false)
  private PaymentFrequency frequency;

  @Column(name = "installments_total", updatable = false)
  private int installments;

  @Column(name = "start_on")
  private LocalDate startOn;

  @Column(name = "requested_at", updatable = false)
  private Instant requestedAt;

  @Column(name = "requested_by", updatable = false)
  private String requestedBy;

  @Nullable
  @Column(name = "approved_at")
  private Instant approvedAt;

  @Nullable
  @Column(name = "approved_by")
  private String approvedBy;

  @Nullable
  @Column(name = "closed_at")
  private Instant closedAt;

  @Nullable
  @Column(name = "notes")
  private String notes;

  /** For Hibernate; others use {@link Arrangements}. */
  protected PaymentArrangement() {}

  PaymentArrangement(NewArrangement wanted, Money total, LocalDate startOn, Instant at, String by) {
    this.id = ArrangementId.next();
    this.account = wanted.account();
    this.status = ArrangementStatus.PENDING;
    this.currency = total.currency();
    this.totalMinor = total.minor();
    this.frequency = wanted.frequency();
    this.installments = wanted.installments();
    this.startOn = startOn;
    this.notes = wanted.notes();
    this.requestedAt = at;
    this.requestedBy = by;
  }

  /** What is owed and when it begins is what it is on the day of the approval. */
  void approve(Money total, LocalDate from, Instant at, String by) {
    refuseUnless(status == ArrangementStatus.PENDING, "pending", "approved");
    status = ArrangementStatus.ACTIVE;
    totalMinor = total.minor();
    startOn = from;
    approvedAt = at;
    approvedBy = by;
  }

  void close(ArrangementStatus how, Instant at) {
    refuseUnless(isLive(), "pending or active", WireName.of(how));
    status = how;
    closedAt = at;
  }

  void refuseUnless(boolean allowed, String expected, String verb) {
    if (!allowed) {
      throw Problem.conflict(
          "payment_arrangement_status",
          "payment arrangement is " + WireName.of(status) + ", only " + expected + " ones can be "
              + verb);
    }
  }

  public ArrangementId id() {
    return id;
  }

  public AccountId account() {
    return account;
  }

  public ArrangementStatus status() {
    return status;
  }

  /** Whether it is pending or active. */
  public boolean isLive() {
    return status == ArrangementStatus.PENDING || status == ArrangementStatus.ACTIVE;
  }

  /** What is paid by all installments together. */
  public Money total() {
    return Money.ofMinor(totalMinor, currency);
  }

  public PaymentFrequency frequency() {
    return frequency;
  }

  /** How many installments. */
  public int installments() {
    return installments;
  }

  /** The day of the first installment. */
  public LocalDate startOn() {
    return startOn;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  public String requestedBy() {
    return requestedBy;
  }

  public Optional<Instant> approvedAt() {
    return Optional.ofNullable(approvedAt);
  }

  public Optional<String> approvedBy() {
    return Optional.ofNullable(approvedBy);
  }

  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }
}
