package io.dotmac.sub.core.job;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs of this installation: where they stand and running them by hand. {@link JobRunner} runs
 * them when they are due. A job of one tenant never runs twice at the same time, on any node.
 */
public final class Jobs {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  private final Database db;
  private final DataSource dataSource;
  private final Map<String, Job> byName = new LinkedHashMap<>();

  /**
   * The registry of these jobs.
   *
   * @param dataSource connections of the application role; a running job holds one
   */
  public Jobs(Database db, DataSource dataSource, List<Job> jobs) {
    this.db = db;
    this.dataSource = dataSource;
    for (Job job : jobs) {
      if (byName.put(job.name(), job) != null) {
        throw new IllegalArgumentException("two jobs are named " + job.name());
      }
    }
  }

  /** Every job, in the order of registration. */
  public List<Job> all() {
    return List.copyOf(byName.values());
  }

  /** Where each job of a tenant stands. */
  public List<JobState> states(TenantId tenant) {
    Map<String, JobState> planned = new HashMap<>();
    query(
        "select task_name, execution_time, picked, last_success, last_failure,"
            + " coalesce(consecutive_failures, 0) from job_schedule where task_instance = ?",
        tenant,
        row -> {
          Job job = byName.get(row.getString(1));
          if (job != null) {
            planned.put(job.name(), state(job, row));
          }
        });
    return all().stream()
        .map(job -> planned.getOrDefault(job.name(), unplanned(job)))
        .toList();
  }

  /**
   * Runs a job now, in this thread, and gives what came of it.
   *
   * @throws io.dotmac.sub.core.problem.ProblemException when there is no such job, or it is running
   */
  public JobRun run(TenantId tenant, String name) {
    Job job = require(name);
    return run(job, db.tenants().require(tenant), StartedBy.HAND, db.clock().instant())
        .orElseThrow(() -> Problem.conflict("job_running", "job " + name + " is running already"));
  }

  /** Makes a job due now: a node runs it within seconds. */
  public void trigger(TenantId tenant, String name) {
    Job job = require(name);
    plan(List.of(job), tenant, db.clock().instant());
  }

  /** Runs a job; empty when it is running already. */
  Optional<JobRun> run(Job job, Tenant tenant, StartedBy startedBy, Instant dueAt) {
    return alone(job, tenant, () -> runLocked(job, tenant, startedBy, dueAt));
  }

  /**
   * Runs a job for a due time of its schedule, unless it succeeded for that before and its process
   * ended before the schedule heard of it.
   */
  Optional<JobRun> runOnce(Job job, Tenant tenant, Instant dueAt) {
    return alone(
        job,
        tenant,
        () -> db.inTx(tenant.id(), tx -> succeeded(tx, job, dueAt))
            .orElseGet(() -> runLocked(job, tenant, StartedBy.SCHEDULE, dueAt)));
  }

  private Optional<JobRun> alone(Job job, Tenant tenant, Supplier<JobRun> work) {
    // The lock is the connection's: it ends with this process, however that ends.
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(true);
      String key = "dotmac-job:" + job.name() + ":" + tenant.id();
      if (!lock(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))", key)) {
        return Optional.empty();
      }
      try {
        return Optional.of(work.get());
      } finally {
        lock(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", key);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("job " + job.name() + " could not be locked", e);
    }
  }

  /** Puts down when jobs are due, unless they are due before that already. */
  void plan(List<Job> jobs, TenantId tenant, Instant at) {
    Map<Job, Instant> times = new LinkedHashMap<>();
    jobs.forEach(job -> times.put(job, at));
    plan(times, tenant);
  }

  void plan(Map<Job, Instant> times, TenantId tenant) {
    String sql =
        "insert into job_schedule (task_name, task_instance, execution_time, picked, version)"
            + " values (?, ?, ?, false, 1) on conflict (task_name, task_instance) do update"
            + " set execution_time = excluded.execution_time, version = job_schedule.version + 1"
            + " where not job_schedule.picked"
            + " and job_schedule.execution_time > excluded.execution_time"
            + " and coalesce(job_schedule.last_success < excluded.execution_time, true)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      connection.setAutoCommit(true);
      for (Map.Entry<Job, Instant> entry : times.entrySet()) {
        insert.setString(1, entry.getKey().name());
        insert.setString(2, tenant.toString());
        insert.setTimestamp(3, Timestamp.from(entry.getValue()));
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("the jobs of tenant " + tenant + " were not planned", e);
    }
  }

  Database database() {
    return db;
  }

  private JobRun runLocked(Job job, Tenant tenant, StartedBy startedBy, Instant dueAt) {
    JobRunId id = db.inTx(tenant.id(), tx -> {
      endInterrupted(tx, job);
      JobRun run = JobRun.begin(job.name(), startedBy, dueAt, tx.systemNow());
      tx.save(run);
      return run.id();
    });
    Consumer<JobRun> outcome;
    try {
      String done = job.work().run(tenant, dueAt);
      outcome = run -> run.succeed(done, db.clock().instant());
    } catch (RuntimeException e) {
      LOG.warn("job {} of tenant {} failed", job.name(), tenant.code(), e);
      outcome = run -> run.fail(e.toString(), db.clock().instant());
    }
    Consumer<JobRun> finish = outcome;
    return db.inTx(tenant.id(), tx -> {
      JobRun run = tx.require(JobRun.class, id);
      finish.accept(run);
      return run;
    });
  }

  private static Optional<JobRun> succeeded(Tx tx, Job job, Instant dueAt) {
    return tx.session()
        .createSelectionQuery(
            "from JobRun e where e.job = :job and e.dueAt = :dueAt"
                + " and e.startedBy = :schedule and e.status = :succeeded",
            JobRun.class)
        .setParameter("job", job.name())
        .setParameter("dueAt", dueAt)
        .setParameter("schedule", StartedBy.SCHEDULE)
        .setParameter("succeeded", JobRunStatus.SUCCEEDED)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /** Nobody else can be running the job now: whatever still claims to be was cut off. */
  private static void endInterrupted(Tx tx, Job job) {
    tx.session()
        .createSelectionQuery(
            "from JobRun e where e.job = :job and e.status = :running", JobRun.class)
        .setParameter("job", job.name())
        .setParameter("running", JobRunStatus.RUNNING)
        .getResultList()
        .forEach(run -> run.fail("its process ended before it did", tx.systemNow()));
  }

  private Job require(String name) {
    Job job = byName.get(name);
    if (job == null) {
      throw Problem.notFound("job", name);
    }
    return job;
  }

  private static JobState unplanned(Job job) {
    return new JobState(
        job.name(),
        job.description(),
        job.schedule().toString(),
        job.catchUp(),
        null,
        false,
        null,
        null,
        0);
  }

  private static JobState state(Job job, ResultSet row) throws SQLException {
    return new JobState(
        job.name(),
        job.description(),
        job.schedule().toString(),
        job.catchUp(),
        instant(row.getTimestamp(2)),
        row.getBoolean(3),
        instant(row.getTimestamp(4)),
        instant(row.getTimestamp(5)),
        row.getInt(6));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private void query(String sql, TenantId tenant, RowReader reader) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      connection.setAutoCommit(true);
      query.setString(1, tenant.toString());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the jobs of tenant " + tenant + " cannot be read", e);
    }
  }

  private static boolean lock(Connection connection, String sql, String key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }
}
