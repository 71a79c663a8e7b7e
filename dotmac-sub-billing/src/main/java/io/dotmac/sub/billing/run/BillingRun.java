package io.dotmac.sub.billing.run;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One billing of everything that is due on a date, with its progress. Written by set-based SQL. */
@Entity
@Immutable
@Table(name = "billing_run")
public class BillingRun extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private BillingRunId id;

  @Column(name = "run_date")
  private LocalDate date;

  @Column(name = "status")
  private BillingRunStatus status;

  @Column(name = "requested_by")
  private String requestedBy;

  @Column(name = "started_at")
  private Instant startedAt;

  @Nullable
  @Column(name = "finished_at")
  private Instant finishedAt;

  @Column(name = "accounts_planned")
  private int accountsPlanned;

  @Column(name = "chunks_planned")
  private int chunksPlanned;

  @Column(name = "chunks_done")
  private int chunksDone;

  @Column(name = "subscriptions_scanned")
  private int subscriptionsScanned;

  @Column(name = "subscriptions_billed")
  private int subscriptionsBilled;

  @Column(name = "invoices_created")
  private int invoicesCreated;

  @Column(name = "lines_created")
  private int linesCreated;

  @Column(name = "credit_notes_created")
  private int creditNotesCreated;

  @Column(name = "skipped")
  private int skipped;

  @Nullable
  @Column(name = "error")
  private String error;

  @Nullable
  @Column(name = "void_began_at")
  private Instant voidBeganAt;

  @Nullable
  @Column(name = "voided_at")
  private Instant voidedAt;

  @Nullable
  @Column(name = "void_reason")
  private String voidReason;

  /** For Hibernate; {@link BillingRuns} writes. */
  protected BillingRun() {}

  public BillingRunId id() {
    return id;
  }

  /** The day up to which charges were due. */
  public LocalDate date() {
    return date;
  }

  public BillingRunStatus status() {
    return status;
  }

  public String requestedBy() {
    return requestedBy;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }

  public int accountsPlanned() {
    return accountsPlanned;
  }

  public int chunksPlanned() {
    return chunksPlanned;
  }

  public int chunksDone() {
    return chunksDone;
  }

  /** Services that were due. */
  public int subscriptionsScanned() {
    return subscriptionsScanned;
  }

  /** Services that got a line. */
  public int subscriptionsBilled() {
    return subscriptionsBilled;
  }

  public int invoicesCreated() {
    return invoicesCreated;
  }

  public int linesCreated() {
    return linesCreated;
  }

  public int creditNotesCreated() {
    return creditNotesCreated;
  }

  /** Accounts that could not be billed; each has a reason. */
  public int skipped() {
    return skipped;
  }

  /** Why it failed. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** When its invoices began to be taken back. */
  public Optional<Instant> voidBeganAt() {
    return Optional.ofNullable(voidBeganAt);
  }

  /** When the last of its invoices was taken back. */
  public Optional<Instant> voidedAt() {
    return Optional.ofNullable(voidedAt);
  }

  /** Why they were. */
  public Optional<String> voidReason() {
    return Optional.ofNullable(voidReason);
  }
}
