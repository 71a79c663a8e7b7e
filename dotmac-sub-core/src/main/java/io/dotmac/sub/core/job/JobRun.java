package io.dotmac.sub.core.job;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of a job for one tenant, and what came of it. */
@Entity
@Table(name = "job_run")
public class JobRun extends TenantEntity {
  /** Every run, the newest first. */
  public static final Listing<JobRun> LISTING = Listing.of(JobRun.class)
      .filter("job", "e.job = :job", Function.identity())
      .filter("status", "e.status = :status", text -> WireName.parse(JobRunStatus.class, text))
      .sort("started_at", "e.startedAt");

  private static final int LONGEST_DETAIL = 1000;

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private JobRunId id;

  @Column(name = "job")
  private String job;

  @Column(name = "started_by")
  private StartedBy startedBy;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  @Column(name = "status")
  private JobRunStatus status;

  @Column(name = "detail")
  private @Nullable String detail;

  /** For Hibernate. */
  protected JobRun() {}

  static JobRun begin(String job, StartedBy startedBy, Instant dueAt, Instant now) {
    JobRun run = new JobRun();
    run.id = JobRunId.next();
    run.job = job;
    run.startedBy = startedBy;
    run.dueAt = dueAt;
    run.startedAt = now;
    run.status = JobRunStatus.RUNNING;
    return run;
  }

  void succeed(String what, Instant now) {
    finish(JobRunStatus.SUCCEEDED, what, now);
  }

  void fail(String why, Instant now) {
    finish(JobRunStatus.FAILED, why, now);
  }

  private void finish(JobRunStatus outcome, String what, Instant now) {
    status = outcome;
    detail = what.length() > LONGEST_DETAIL ? what.substring(0, LONGEST_DETAIL) : what;
    finishedAt = now;
  }

  public JobRunId id() {
    return id;
  }

  public String job() {
    return job;
  }

  public StartedBy startedBy() {
    return startedBy;
  }

  /** When the run was due; for one by hand, when it was asked for. */
  public Instant dueAt() {
    return dueAt;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }

  public JobRunStatus status() {
    return status;
  }

  /** What was done, or why it failed, in one line. */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }
}
