package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.dunning.version.PolicyVersionId;
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

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "policy_set_id", updatable = false))
  private PolicySetId policySet;

  @Nullable
  @Embedded
  @AttributeOverride(
      name = "value",
      column = @Column(name = "policy_version_id", insertable = false, updatable = false))
  private PolicyVersionId policyVersion;

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
  @Column(name = "paused_until")
  private LocalDate pausedUntil;

  @Nullable
  @Column(name = "notes")
  private String notes;

  /** For Hibernate; others use {@link Dunning}. */
  protected DunningCase() {}

  void pause(@Nullable String reason, @Nullable LocalDate until) {
    refuseUnless(status == DunningCaseStatus.OPEN, "OPEN", "paused");
    status = DunningCaseStatus.PAUSED;
    pauseReason = reason;
    pausedUntil = until;
  }

  void resume() {
    refuseUnless(status == DunningCaseStatus.PAUSED, "PAUSED", "resumed");
    status = DunningCaseStatus.OPEN;
    pauseReason = null;
    pausedUntil = null;
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

  /** The policy set of what is owed, if there is one. */
  public Optional<PolicySetId> policySet() {
    return Optional.ofNullable(policySet);
  }

  /** The version of the policy it goes by; absent: the steps of its policy set. */
  public Optional<PolicyVersionId> policyVersion() {
    return Optional.ofNullable(policyVersion);
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

  /** The last day of the pause; absent when it is not paused or has no end. */
  public Optional<LocalDate> pausedUntil() {
    return Optional.ofNullable(pausedUntil);
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }

  /** Who places and lifts this case's locks. */
  String lockOwner() {
    return "dunning:" + id;
  }
}
