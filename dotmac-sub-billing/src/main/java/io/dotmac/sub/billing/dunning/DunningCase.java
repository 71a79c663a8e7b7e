package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The walk of one overdue account up the ladder of a policy set. */
@Entity
@Table(name = "dunning_case")
public class DunningCase extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private DunningCaseId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "account_id", updatable = false))
  private AccountId account;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "policy_set_id", updatable = false))
  private PolicySetId policySet;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "invoice_id"))
  private InvoiceId invoice;

  @Column(name = "due_on")
  private LocalDate dueOn;

  @Column(name = "status")
  private DunningCaseStatus status;

  @Column(name = "steps_done")
  private int stepsDone;

  @Nullable
  @Column(name = "last_step_on")
  private LocalDate lastStepOn;

  @Column(name = "opened_at", updatable = false)
  private Instant openedAt;

  @Nullable
  @Column(name = "resolved_at")
  private Instant resolvedAt;

  @Nullable
  @Column(name = "pause_reason")
  private String pauseReason;

  @Nullable
  @Column(name = "notes")
  private String notes;

  /** For Hibernate; others use {@link Dunning}. */
  protected DunningCase() {}

  DunningCase(
      AccountId account, PolicySetId policySet, InvoiceId oldest, LocalDate dueOn, Instant at) {
    this.id = DunningCaseId.next();
    this.account = account;
    this.policySet = policySet;
    this.invoice = oldest;
    this.dueOn = dueOn;
    this.status = DunningCaseStatus.OPEN;
    this.openedAt = at;
  }

  /** The oldest overdue invoice may have been paid since; the next one counts then. */
  void follow(InvoiceId oldest, LocalDate newDueOn) {
    invoice = oldest;
    dueOn = newDueOn;
  }

  void stepTaken(int number, LocalDate on) {
    if (status != DunningCaseStatus.OPEN || number != stepsDone + 1) {
      throw new IllegalStateException("case " + id + " is " + status + " with " + stepsDone
          + " steps, not ready for " + number);
    }
    stepsDone = number;
    lastStepOn = on;
  }

  void pause(@Nullable String reason) {
    refuseUnless(status == DunningCaseStatus.OPEN, "OPEN", "paused");
    status = DunningCaseStatus.PAUSED;
    pauseReason = reason;
  }

  void resume() {
    refuseUnless(status == DunningCaseStatus.PAUSED, "PAUSED", "resumed");
    status = DunningCaseStatus.OPEN;
    pauseReason = null;
  }

  void resolve(Instant at) {
    refuseUnless(isLive(), "OPEN or PAUSED", "resolved");
    status = DunningCaseStatus.RESOLVED;
    resolvedAt = at;
  }

  void close(@Nullable String why, Instant at) {
    refuseUnless(isLive(), "OPEN or PAUSED", "closed");
    status = DunningCaseStatus.CLOSED;
    resolvedAt = at;
    notes = why;
  }

  private void refuseUnless(boolean allowed, String expected, String verb) {
    if (!allowed) {
      throw Problem.conflict(
          "dunning_case_status",
          "dunning case is "
              + WireName.of(status).toUpperCase(java.util.Locale.ROOT)
              + ", only "
              + expected
              + " can be "
              + verb);
    }
  }

  public DunningCaseId id() {
    return id;
  }

  public AccountId account() {
    return account;
  }

  public PolicySetId policySet() {
    return policySet;
  }

  /** The oldest invoice that was overdue when the case was last looked at. */
  public InvoiceId invoice() {
    return invoice;
  }

  /** The day the steps are counted from. */
  public LocalDate dueOn() {
    return dueOn;
  }

  public DunningCaseStatus status() {
    return status;
  }

  /** Whether it is open or paused. */
  public boolean isLive() {
    return status == DunningCaseStatus.OPEN || status == DunningCaseStatus.PAUSED;
  }

  /** How many steps were taken. */
  public int stepsDone() {
    return stepsDone;
  }

  public Optional<LocalDate> lastStepOn() {
    return Optional.ofNullable(lastStepOn);
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Optional<Instant> resolvedAt() {
    return Optional.ofNullable(resolvedAt);
  }

  public Optional<String> pauseReason() {
    return Optional.ofNullable(pauseReason);
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }

  /** Who places and lifts this case's locks. */
  String lockOwner() {
    return "dunning:" + id;
  }
}
