package io.dotmac.sub.core.usage;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a service used on some days, waiting to be charged or charged. */
@Entity
@Table(name = "usage_charge")
public class UsageCharge extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private UsageChargeId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscription_id", updatable = false))
  private SubscriptionId subscription;

  @Column(name = "period_start", updatable = false)
  private LocalDate periodStart;

  @Column(name = "period_end", updatable = false)
  private LocalDate periodEnd;

  @Column(name = "total_gb")
  private BigDecimal totalGb;

  @Column(name = "status")
  private UsageChargeStatus status;

  @Nullable
  @Column(name = "invoice_line_id")
  private UUID invoiceLine;

  @Column(name = "rated_at")
  private Instant ratedAt;

  @Nullable
  @Column(name = "notes")
  private String notes;

  /** For Hibernate; others use {@link UsageCharges}. */
  protected UsageCharge() {}

  UsageCharge(NewUsageCharge wanted, Instant at) {
    this.id = UsageChargeId.next();
    this.subscription = wanted.subscriptionId();
    this.periodStart = wanted.periodStart();
    this.periodEnd = wanted.periodEnd();
    this.totalGb = wanted.totalGb();
    this.status = UsageChargeStatus.STAGED;
    this.ratedAt = at;
    this.notes = wanted.notes();
  }

  /** Decides about it; what a line charges stays charged. */
  void decide(UsageChargeStatus to) {
    if (status == UsageChargeStatus.POSTED || to == UsageChargeStatus.POSTED) {
      throw Problem.conflict(
          "usage_charge_status",
          "the use is " + WireName.of(status) + " and cannot become " + WireName.of(to));
    }
    status = to;
  }

  public UsageChargeId id() {
    return id;
  }

  public SubscriptionId subscription() {
    return subscription;
  }

  /** The first day. */
  public LocalDate periodStart() {
    return periodStart;
  }

  /** The day after the last. */
  public LocalDate periodEnd() {
    return periodEnd;
  }

  /** How many gigabytes, of 10^9 octets. */
  public BigDecimal totalGb() {
    return totalGb;
  }

  public UsageChargeStatus status() {
    return status;
  }

  /** The line that charged it last. */
  public Optional<UUID> invoiceLine() {
    return Optional.ofNullable(invoiceLine);
  }

  public Instant ratedAt() {
    return ratedAt;
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }
}
