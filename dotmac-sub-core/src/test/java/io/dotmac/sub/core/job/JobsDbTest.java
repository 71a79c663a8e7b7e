package io.dotmac.sub.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.SessionFactories;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsDbTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final JobRunner.Options FAST =
      new JobRunner.Options(2, Duration.ofMillis(100), Duration.ofMillis(200));

  private final TestDatabase test = TestDatabase.fresh();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final SessionFactory factory = SessionFactories.build(test.app(), CoreEntities.ALL);
  private final Database db = new Database(factory, new TenantDirectory(test.app(), clock), clock);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final List<Instant> ran = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    factory.close();
    test.close();
  }

  @Test
  void aDailyJobRunsThoughTheProcessRestartsManyTimesADay() {
    Jobs jobs = nightly(CatchUp.ONCE);
    for (int restart = 0; restart < 3; restart++) {
      JobRunner.start(jobs, test.app(), FAST).close();
      clock.advance(Duration.ofHours(5));
    }

    // 2026-03-02T01:00Z, 02:00 in Lagos, passed while no process was up.
    try (JobRunner runner = JobRunner.start(jobs, test.app(), FAST)) {
      await().atMost(SOON).until(() -> ran.size() == 1);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(next(jobs)).isEqualTo("2026-03-03T01:00:00Z"));
    }
    assertThat(ran).containsExactly(Instant.parse("2026-03-02T01:00:00Z"));
  }

  @Test
  void aJobThatCatchesUpEachRunRunsOncePerMissedDay() {
    Jobs jobs = nightly(CatchUp.EACH);
    JobRunner.start(jobs, test.app(), FAST).close();
    clock.advance(Duration.ofDays(3));

    try (JobRunner runner = JobRunner.start(jobs, test.app(), FAST)) {
      await().atMost(SOON).until(() -> ran.size() == 3);
    }
    assertThat(ran)
        .containsExactly(
            Instant.parse("2026-03-02T01:00:00Z"),
            Instant.parse("2026-03-03T01:00:00Z"),
            Instant.parse("2026-03-04T01:00:00Z"));
  }

  @Test
  void aJobThatSkipsMissedRunsWaitsForTheNext() {
    Jobs jobs = nightly(CatchUp.SKIP);
    JobRunner.start(jobs, test.app(), FAST).close();
    clock.advance(Duration.ofDays(3));

    try (JobRunner runner = JobRunner.start(jobs, test.app(), FAST)) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(next(jobs)).isEqualTo("2026-03-05T01:00:00Z"));
    }
    assertThat(ran).isEmpty();
  }

  @Test
  void twoNodesRunAJobOnce() {
    Jobs jobs = nightly(CatchUp.ONCE);
    Instant tomorrow = Instant.parse("2026-03-03T01:00:00Z");
    try (JobRunner one = JobRunner.start(jobs, test.app(), FAST);
        JobRunner two = JobRunner.start(jobs, test.app(), FAST)) {
      clock.advance(Duration.ofDays(1));
      await().atMost(SOON).until(() -> !ran.isEmpty());
      await().atMost(SOON).untilAsserted(() -> assertThat(next(jobs)).isEqualTo(tomorrow));
    }

    assertThat(ran).hasSize(1);
  }

  @Test
  void aJobRunByHandLeavesARecord() {
    Jobs jobs = nightly(CatchUp.ONCE);

    JobRun run = jobs.run(tenant, "nightly");

    assertThat(run.status()).isEqualTo(JobRunStatus.SUCCEEDED);
    assertThat(run.startedBy()).isEqualTo(StartedBy.HAND);
    assertThat(run.detail()).contains("done");
    assertThatThrownBy(() -> jobs.run(tenant, "unheard")).hasMessageContaining("unheard");
  }

  @Test
  void aTriggeredJobRunsOnANode() {
    Jobs jobs = nightly(CatchUp.ONCE);
    try (JobRunner runner = JobRunner.start(jobs, test.app(), FAST)) {
      jobs.trigger(tenant, "nightly");

      await().atMost(SOON).until(() -> ran.size() == 1);
    }
  }

  @Test
  void aFailedRunSaysWhyAndIsTriedAgainSoon() {
    Job failing = new Job(
        "failing",
        "Fails.",
        JobSchedule.daily(LocalTime.of(2, 0)),
        CatchUp.ONCE,
        (tenant, dueAt) -> {
          throw new IllegalStateException("the tap is dry");
        });
    Jobs jobs = new Jobs(db, test.app(), List.of(failing));
    try (JobRunner runner = JobRunner.start(jobs, test.app(), FAST)) {
      jobs.trigger(tenant, "failing");

      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(jobs.states(tenant).get(0).failures()).isEqualTo(1));
      assertThat(jobs.states(tenant).get(0).nextRunAt())
          .isBetween("2026-03-01T12:00:30Z", "2026-03-01T12:01:30Z");
    }
    assertThat(jobs.run(tenant, "failing").detail())
        .hasValueSatisfying(detail -> assertThat(detail).contains("the tap is dry"));
  }

  @Test
  void whatFailedIsDoneAgainForTheTimeAtWhichItWasDue() {
    AtomicInteger attempts = new AtomicInteger();
    Jobs jobs = nightly(CatchUp.EACH, () -> {
      if (attempts.incrementAndGet() < 3) {
        throw new IllegalStateException("the tap is dry");
      }
    });
    JobRunner.start(jobs, test.app(), FAST).close();
    clock.advance(Duration.ofDays(2));

    try (JobRunner runner = JobRunner.start(jobs, test.app(), FAST)) {
      await().atMost(SOON).until(() -> {
        clock.advance(Duration.ofMinutes(5));
        return ran.size() == 4;
      });
    }
    Instant first = Instant.parse("2026-03-02T01:00:00Z");
    assertThat(ran).containsExactly(first, first, first, Instant.parse("2026-03-03T01:00:00Z"));
  }

  @Test
  void aRunWhoseProcessWasKilledIsMadeAgainForTheTimeAtWhichItWasDue() {
    Jobs jobs = nightly(CatchUp.EACH);
    JobRunner.start(jobs, test.app(), FAST).close();
    clock.advance(Duration.ofDays(1));
    killed("2026-03-02T01:00:00Z");
    clock.advance(Duration.ofDays(1));

    try (JobRunner runner = JobRunner.start(jobs, test.app(), FAST)) {
      await().atMost(SOON).until(() -> ran.size() == 2);
    }
    assertThat(ran)
        .containsExactly(
            Instant.parse("2026-03-02T01:00:00Z"), Instant.parse("2026-03-03T01:00:00Z"));
  }

  @Test
  void aRunThatSucceededBeforeItsProcessWasKilledIsNotMadeAgain() {
    Jobs jobs = nightly(CatchUp.ONCE);
    Job job = jobs.all().get(0);
    clock.advance(Duration.ofDays(1));
    Instant due = Instant.parse("2026-03-02T01:00:00Z");
    jobs.runOnce(job, db.tenants().require(tenant), due);
    jobs.plan(Map.of(job, due), tenant);
    killed(due.toString());

    try (JobRunner runner = JobRunner.start(jobs, test.app(), FAST)) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(next(jobs)).isEqualTo("2026-03-03T01:00:00Z"));
    }
    assertThat(ran).containsExactly(due);
  }

  /** As if a node had taken the job when it was due, and then had gone without a word. */
  private void killed(String dueAt) {
    try (Connection connection = test.superuser().getConnection();
        Statement update = connection.createStatement()) {
      assertThat(update.executeUpdate("update job_schedule set picked = true, picked_by = 'gone',"
              + " last_heartbeat = execution_time, version = version + 1"
              + " where execution_time = '" + dueAt + "'"))
          .isEqualTo(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aJobNeverRunsTwiceAtTheSameTime() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Job slow = new Job(
        "slow",
        "Takes its time.",
        JobSchedule.daily(LocalTime.of(2, 0)),
        CatchUp.ONCE,
        (tenant, dueAt) -> {
          running.countDown();
          awaitQuietly(end);
          return "done";
        });
    Jobs jobs = new Jobs(db, test.app(), List.of(slow));
    Thread first = new Thread(() -> jobs.run(tenant, "slow"));
    first.start();
    running.await();

    assertThatThrownBy(() -> jobs.run(tenant, "slow")).hasMessageContaining("running already");
    end.countDown();
    first.join();
  }

  private Instant next(Jobs jobs) {
    return jobs.states(tenant).get(0).nextRunAt();
  }

  private Jobs nightly(CatchUp catchUp) {
    return nightly(catchUp, () -> {});
  }

  private Jobs nightly(CatchUp catchUp, Runnable work) {
    Job job = new Job(
        "nightly",
        "Counts its runs.",
        JobSchedule.daily(LocalTime.of(2, 0)),
        catchUp,
        (tenant, dueAt) -> {
          ran.add(dueAt);
          work.run();
          return "done";
        });
    return new Jobs(db, test.app(), List.of(job));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs like a clock, from where it is set: the scheduler measures its pauses by it. */
  private static final class MovableClock extends Clock {
    private final Clock system = Clock.systemUTC();
    private volatile Duration offset;

    MovableClock(Instant now) {
      offset = Duration.between(system.instant(), now);
    }

    void advance(Duration by) {
      offset = offset.plus(by);
    }

    @Override
    public Instant instant() {
      return system.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
