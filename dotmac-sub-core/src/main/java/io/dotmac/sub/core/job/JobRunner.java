package io.dotmac.sub.core.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantStatus;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs when they are due. Every node has one; they share the work through the database. */
public final class JobRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final Duration MISSED_AFTER = Duration.ofMinutes(10);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
  private static final Duration LAST_RETRY = Duration.ofMinutes(15);
  private static final int LAST_DOUBLING = 5;
  private static final Duration SHUTDOWN = Duration.ofSeconds(20);

  /** A node says so often that it still runs a job; another takes over who missed so many. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private static final int MISSED_HEARTBEATS = 4;

  private final Jobs jobs;
  private final Clock clock;
  private final Scheduler scheduler;
  private final ScheduledExecutorService planner;

  /**
   * How much a node does and how often it looks.
   *
   * @param threads how many jobs run at the same time
   */
  public record Options(int threads, Duration pollEvery, Duration planEvery) {
    /** Two jobs at a time, looked for every 5 seconds and planned every 30. */
    public static Options standard() {
      return new Options(2, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }
  }

  private JobRunner(Jobs jobs, DataSource dataSource, Options options) {
    this.jobs = jobs;
    this.clock = jobs.database().clock();
    List<Task<?>> tasks = jobs.all().stream().<Task<?>>map(this::task).toList();
    this.scheduler = Scheduler.create(dataSource, tasks)
        .tableName("job_schedule")
        .threads(options.threads())
        .pollingInterval(options.pollEvery())
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .commitWhenAutocommitDisabled(true)
        .failureLogging(LogLevel.DEBUG, false)
        .shutdownMaxWait(SHUTDOWN)
        .clock(clock::instant)
        .serializer(new DueTimes())
        .build();
    this.planner = Executors.newSingleThreadScheduledExecutor(work -> {
      Thread thread = new Thread(work, "job-planner");
      thread.setDaemon(true);
      return thread;
    });
  }

  /** Starts to run what is due; {@code dataSource} has the application role. */
  public static JobRunner start(Jobs jobs, DataSource dataSource, Options options) {
    JobRunner runner = new JobRunner(jobs, dataSource, options);
    runner.plan();
    runner.scheduler.start();
    long every = options.planEvery().toMillis();
    runner.planner.scheduleWithFixedDelay(runner::plan, every, every, TimeUnit.MILLISECONDS);
    return runner;
  }

  /** Why no job runs, if none does. */
  public Optional<String> trouble() {
    return scheduler.getSchedulerState().isStarted() && !planner.isShutdown()
        ? Optional.empty()
        : Optional.of("jobs no longer run");
  }

  /** Takes no more jobs, and waits a while for those that run. */
  @Override
  public void close() {
    planner.shutdownNow();
    scheduler.stop();
  }

  /** New tenants and jobs get their first due time; a schedule that became denser takes effect. */
  private void plan() {
    try {
      Instant now = clock.instant();
      for (Tenant tenant : jobs.database().tenants().all()) {
        Map<Job, Instant> times = new LinkedHashMap<>();
        jobs.all().forEach(job -> times.put(job, job.schedule().next(now, tenant.zone())));
        jobs.plan(times, tenant.id());
      }
    } catch (RuntimeException e) {
      // The next round tries again; the executor would never call us after a throw.
      LOG.warn("jobs could not be planned: {}", e.toString());
    }
  }

  private Task<Instant> task(Job job) {
    return Tasks.custom(job.name(), Instant.class)
        .onFailure((complete, operations) -> retry(job, complete, operations))
        .onDeadExecution((complete, operations) ->
            operations.reschedule(complete, clock.instant(), dueAt(complete.getExecution())))
        .execute(
            (instance, context) -> execute(job, instance.getId(), dueAt(context.getExecution())));
  }

  /** What failed or was cut off is done again for the time at which it was due. */
  private static Instant dueAt(Execution execution) {
    return execution.taskInstance.getData() instanceof Instant first
        ? first
        : execution.executionTime;
  }

  private CompletionHandler<Instant> execute(Job job, String instance, Instant dueAt) {
    Optional<Tenant> tenant = tenant(instance);
    if (tenant.isEmpty()) {
      return (complete, operations) -> operations.remove();
    }
    if (tenant.get().status() == TenantStatus.ACTIVE && !isLeftOut(job, dueAt)) {
      JobRun run = jobs.runOnce(job, tenant.get(), dueAt)
          .orElseThrow(() -> new JobFailedException("it is running by hand"));
      if (run.status() == JobRunStatus.FAILED) {
        throw new JobFailedException(run.detail().orElse("no reason given"));
      }
    }
    return (complete, operations) ->
        operations.reschedule(complete, nextAfter(job, tenant.get(), dueAt), null);
  }

  private boolean isLeftOut(Job job, Instant dueAt) {
    return job.catchUp() == CatchUp.SKIP && dueAt.plus(MISSED_AFTER).isBefore(clock.instant());
  }

  private Instant nextAfter(Job job, Tenant tenant, Instant dueAt) {
    Instant now = clock.instant();
    Instant from = job.catchUp() == CatchUp.EACH || dueAt.isAfter(now) ? dueAt : now;
    return job.schedule().next(from, tenant.zone());
  }

  private void retry(Job job, ExecutionComplete complete, ExecutionOperations<Instant> operations) {
    Optional<Tenant> tenant = tenant(complete.getExecution().getId());
    if (tenant.isEmpty()) {
      operations.remove();
      return;
    }
    Instant now = clock.instant();
    int doublings = Math.min(complete.getExecution().consecutiveFailures, LAST_DOUBLING);
    Duration pause = FIRST_RETRY.multipliedBy(1L << doublings);
    Instant again = now.plus(pause.compareTo(LAST_RETRY) < 0 ? pause : LAST_RETRY);
    Instant regular = job.schedule().next(now, tenant.get().zone());
    operations.reschedule(
        complete, again.isBefore(regular) ? again : regular, dueAt(complete.getExecution()));
  }

  private Optional<Tenant> tenant(String instance) {
    TenantId id = new TenantId(UUID.fromString(instance));
    return jobs.database().tenants().all().stream()
        .filter(tenant -> tenant.id().equals(id))
        .findFirst();
  }

  /** The time for which a job is tried again, as text; none while it waits for its next time. */
  private static final class DueTimes implements Serializer {
    @Override
    @SuppressWarnings("NullAway") // no time is no text
    public byte @Nullable [] serialize(@Nullable Object dueAt) {
      return dueAt == null ? null : dueAt.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    @SuppressWarnings("NullAway") // no text is no time
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] text) {
      return text == null
          ? null
          : type.cast(Instant.parse(new String(text, StandardCharsets.US_ASCII)));
    }
  }

  /** Tells the scheduler that a run failed; the reason is in its {@link JobRun}. */
  private static final class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobFailedException(String message) {
      super(message);
    }
  }
}
