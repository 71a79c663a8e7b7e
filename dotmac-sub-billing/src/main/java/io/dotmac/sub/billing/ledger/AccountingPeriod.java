package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days whose books were closed. One that was opened again stays as a record of that. */
@Entity
@Table(name = "accounting_period")
public class AccountingPeriod extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private AccountingPeriodId id;

  @Column(name = "period_start", updatable = false)
  private LocalDate start;

  @Column(name = "period_end", updatable = false)
  private LocalDate end;

  @Column(name = "status")
  private AccountingPeriodStatus status;

  @Column(name = "closed_at", updatable = false)
  private Instant closedAt;

  @Column(name = "closed_by", updatable = false)
  private String closedBy;

  @Nullable
  @Column(name = "reopened_at")
  private Instant reopenedAt;

  @Nullable
  @Column(name = "reopened_by")
  private String reopenedBy;

  @Nullable
  @Column(name = "reopen_reason")
  private String reopenReason;

  /** For Hibernate; others use {@link AccountingPeriods}. */
  protected AccountingPeriod() {}

  AccountingPeriod(LocalDate start, LocalDate end, Instant closedAt, String closedBy) {
    this.id = AccountingPeriodId.next();
    this.start = start;
    this.end = end;
    this.status = AccountingPeriodStatus.CLOSED;
    this.closedAt = closedAt;
    this.closedBy = closedBy;
  }

  void reopen(Instant at, String by, String reason) {
    if (status != AccountingPeriodStatus.CLOSED) {
      throw Problem.conflict("period_open", "the period from " + start + " is open already");
    }
    status = AccountingPeriodStatus.REOPENED;
    reopenedAt = at;
    reopenedBy = by;
    reopenReason = reason;
  }

  public AccountingPeriodId id() {
    return id;
  }

  /** The first day. */
  public LocalDate start() {
    return start;
  }

  /** The first day after it. */
  public LocalDate end() {
    return end;
  }

  public AccountingPeriodStatus status() {
    return status;
  }

  public Instant closedAt() {
    return closedAt;
  }

  public String closedBy() {
    return closedBy;
  }

  public Optional<Instant> reopenedAt() {
    return Optional.ofNullable(reopenedAt);
  }

  public Optional<String> reopenedBy() {
    return Optional.ofNullable(reopenedBy);
  }

  public Optional<String> reopenReason() {
    return Optional.ofNullable(reopenReason);
  }
}
