package io.dotmac.sub.core.job;

import io.dotmac.sub.core.job.JobSchedule.Every;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantKind;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Moves the business clock of a sandbox forward, and has each job run at each of its times on the
 * way, one after the other: a month of billing, dunning and quotas in a minute. A job that runs
 * more often than once an hour runs at the end of each day, since most of its runs would find
 * nothing. The clock never goes back.
 *
 * <p>Where it is to go is a row: a process that is killed on the way is followed by another.
 */
public final class TestClock {
  /** The job that moves the clocks. */
  public static final String JOB = "advance_test_clock";

  /** How far a clock moves at once. */
  public static final Duration MOST = Duration.ofDays(400);

  private static final Duration OFTEN = Duration.ofHours(1);
  private static final JobSchedule END_OF_DAY = JobSchedule.daily(LocalTime.of(23, 55));
  private static final Duration BUSY = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 50;

  private final Database db;
  private final Supplier<Jobs> jobs;

  /**
   * Where a clock stands.
   *
   * @param target where it is going; null when it rests
   * @param failures what went wrong on its last way; null when nothing did
   */
  public record State(
      TenantKind kind,
      Instant now,
      Duration offset,
      @Nullable Instant target,
      @Nullable String failures) {}

  /** Moves clocks by these jobs, which may be made after this. */
  public TestClock(Database db, Supplier<Jobs> jobs) {
    this.db = db;
    this.jobs = jobs;
  }

  /** The job that does the moving: at once after {@link #advance}, and after a crash. */
  public Job job() {
    return new Job(
        JOB,
        "moves the clock of a sandbox to where it is to go, with every job at its times",
        JobSchedule.every(Duration.ofMinutes(1)),
        CatchUp.ONCE,
        (tenant, dueAt) -> move(tenant));
  }

  /** Where the clock of the transaction's tenant stands. */
  public State state(Tx tx) {
    Tenant tenant = tx.tenantInfo();
    Optional<Way> way = tx.jdbc(connection -> way(connection, tx.tenant()));
    return new State(
        tenant.kind(),
        tx.now(),
        tenant.clockOffset(),
        way.filter(open -> !open.reached()).map(Way::target).orElse(null),
        way.map(Way::failures).orElse(null));
  }

  /**
   * Sends the clock of the transaction's tenant on its way.
   *
   * @throws io.dotmac.sub.core.problem.ProblemException when the tenant is live, the clock is on
   *     its way already, or {@code target} is not after now or too far
   */
  public void advance(Tx tx, Instant target) {
    State state = state(tx);
    if (state.kind() == TenantKind.LIVE) {
      throw Problem.conflict(
          "live_tenant", "the clock of a live tenant cannot be moved: use a sandbox");
    }
    if (state.target() != null) {
      throw Problem.conflict(
          "clock_moving", "the clock is on its way to " + state.target() + ": wait until it is");
    }
    if (!target.isAfter(state.now()) || target.isAfter(state.now().plus(MOST))) {
      throw Problem.invalid(
          "/to",
          "moment",
          "expected a moment after " + state.now() + " and at most " + MOST.toDays()
              + " days after it, found " + target);
    }
    tx.jdbc(connection -> request(connection, tx, target));
    tx.afterCommit(() -> jobs.get().trigger(tx.tenant(), JOB));
  }

  /** Goes where the row says. */
  private String move(Tenant tenant) {
    Optional<Way> way =
        db.inTx(tenant.id(), tx -> tx.jdbc(connection -> way(connection, tx.tenant())));
    if (way.isEmpty() || way.get().reached()) {
      return "the clock rests";
    }
    Instant target = way.get().target();
    Runs runs = new Runs();
    Map<Job, Instant> due = new LinkedHashMap<>();
    Instant from = now(tenant);
    jobs.get().all().stream()
        .filter(job -> !job.name().equals(JOB))
        .forEach(job -> due.put(job, pace(job).next(from, tenant.zone())));
    for (Instant step = earliest(due); !step.isAfter(target); step = earliest(due)) {
      set(tenant, step);
      for (Map.Entry<Job, Instant> each : due.entrySet()) {
        if (each.getValue().equals(step)) {
          runs.count(run(each.getKey(), tenant, step));
          each.setValue(pace(each.getKey()).next(step, tenant.zone()));
        }
      }
    }
    set(tenant, target);
    due.keySet().stream()
        .filter(job -> pace(job) == END_OF_DAY)
        .forEach(job -> runs.count(run(job, tenant, target)));
    db.run(tenant.id(), tx -> tx.jdbc(connection -> reached(connection, tx, runs.failures())));
    return "the clock is at " + target + " after " + runs.all + " runs of jobs";
  }

  private static JobSchedule pace(Job job) {
    return job.schedule() instanceof Every every && every.interval().compareTo(OFTEN) < 0
        ? END_OF_DAY
        : job.schedule();
  }

  private static Instant earliest(Map<Job, Instant> due) {
    return due.isEmpty() ? Instant.MAX : Collections.min(due.values());
  }

  private Instant now(Tenant tenant) {
    return db.clock().instant().plus(db.tenants().require(tenant.id()).clockOffset());
  }

  /** Also when the work of a step took longer than it is to the next: back it never goes. */
  private void set(Tenant tenant, Instant moment) {
    if (moment.isAfter(now(tenant))) {
      Duration offset = Duration.between(db.clock().instant(), moment);
      db.tenants().moveClock(tenant.id(), Duration.ofSeconds(offset.toSeconds() + 1));
    }
  }

  /** Runs a job; one that a node runs right now by itself is waited for. */
  private JobRun run(Job job, Tenant tenant, Instant dueAt) {
    long until = System.nanoTime() + BUSY.toNanos();
    while (true) {
      Tenant current = db.tenants().require(tenant.id());
      Optional<JobRun> run = jobs.get().run(job, current, StartedBy.SCHEDULE, dueAt);
      if (run.isPresent()) {
        return run.get();
      }
      if (System.nanoTime() > until) {
        throw new IllegalStateException("job " + job.name() + " does not end");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a job runs elsewhere", e);
    }
  }

  /** What came of the runs on one way. */
  private static final class Runs {
    private int all;
    private int failed;
    private String last = "";

    void count(JobRun run) {
      all++;
      if (run.status() == JobRunStatus.FAILED) {
        failed++;
        last = run.job() + ": " + run.detail().orElse("no reason given");
      }
    }

    @Nullable
    String failures() {
      return failed == 0 ? null : failed + " of " + all + " runs failed, the last " + last;
    }
  }

  private record Way(
      Instant target, boolean reached, @Nullable String failures) {}

  private static Optional<Way> way(Connection connection, TenantId tenant) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "select target, reached_at is not null, error from test_clock where tenant_id = ?")) {
      query.setObject(1, tenant.value());
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Way(row.getTimestamp(1).toInstant(), row.getBoolean(2), row.getString(3)))
            : Optional.empty();
      }
    }
  }

  private static int request(Connection connection, Tx tx, Instant target) throws SQLException {
    String sql = """
        insert into test_clock (tenant_id, target, requested_by) values (?, ?, ?)
        on conflict (tenant_id) do update set target = excluded.target, error = null,
          requested_by = excluded.requested_by, requested_at = now(), reached_at = null
        """;
    try (PreparedStatement upsert = connection.prepareStatement(sql)) {
      upsert.setObject(1, tx.tenant().value());
      upsert.setTimestamp(2, Timestamp.from(target));
      upsert.setString(3, tx.actor().name());
      return upsert.executeUpdate();
    }
  }

  private static int reached(Connection connection, Tx tx, @Nullable String failures)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(
        "update test_clock set reached_at = now(), error = left(?, 1000) where tenant_id = ?")) {
      update.setString(1, failures);
      update.setObject(2, tx.tenant().value());
      return update.executeUpdate();
    }
  }
}
