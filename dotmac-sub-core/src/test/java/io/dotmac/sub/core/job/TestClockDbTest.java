package io.dotmac.sub.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantKind;
import io.dotmac.sub.core.tenant.TenantStatus;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TestClockDbTest {
  private static final ZoneId LAGOS = ZoneId.of("Africa/Lagos");

  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", LAGOS.getId()));
  private final List<String> ran = new ArrayList<>();
  private final TestClock clock = new TestClock(db, this::jobs);
  private final Jobs jobs = new Jobs(
      db,
      test.app(),
      List.of(
          noting("nightly", JobSchedule.daily(LocalTime.of(2, 0))),
          noting("sixhourly", JobSchedule.every(Duration.ofHours(6))),
          noting("minutely", JobSchedule.every(Duration.ofMinutes(1))),
          clock.job()));

  private Jobs jobs() {
    return jobs;
  }

  @Test
  void everyJobRunsAtItsTimesByTheClockThatMoves() {
    Instant from = at(2030, 3, 1, 1);
    db.tenants().moveClock(tenant, Duration.between(db.clock().instant(), from));
    Instant target = from.plus(Duration.ofDays(1)).plusSeconds(60);

    db.run(tenant, tx -> clock.advance(tx, target));
    JobRun run = jobs.run(tenant, TestClock.JOB);

    assertThat(run.status()).isEqualTo(JobRunStatus.SUCCEEDED);
    assertThat(ran)
        .containsExactly(
            "sixhourly 01T01",
            "nightly 01T02",
            "sixhourly 01T07",
            "sixhourly 01T13",
            "sixhourly 01T19",
            "minutely 01T23",
            "sixhourly 02T01",
            "minutely 02T01");
    TestClock.State state = db.inTx(tenant, clock::state);
    assertThat(state.target()).isNull();
    assertThat(state.failures()).isNull();
    assertThat(state.now()).isBetween(target, target.plusSeconds(60));
  }

  @Test
  void aClockThatWasKilledOnItsWayGoesOn() {
    Instant target = db.clock().instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    db.run(tenant, tx -> clock.advance(tx, target));

    // Whoever was to move it is gone; the row is there, and another node finds it.
    assertThat(db.inTx(tenant, clock::state).target()).isEqualTo(target);
    jobs.run(tenant, TestClock.JOB);

    assertThat(db.inTx(tenant, Tx::now)).isAfterOrEqualTo(target);
    assertThat(jobs.run(tenant, TestClock.JOB).detail()).contains("the clock rests");
  }

  @Test
  void aJobThatFailsOnTheWayIsNamed() {
    Job failing = new Job(
        "failing", "Fails.", JobSchedule.daily(LocalTime.of(3, 0)), CatchUp.ONCE, (of, dueAt) -> {
          throw new IllegalStateException("the tap is dry");
        });
    List<Jobs> late = new ArrayList<>();
    TestClock other = new TestClock(db, () -> late.get(0));
    late.add(new Jobs(db, test.app(), List.of(failing, other.job())));
    db.run(tenant, tx -> other.advance(tx, tx.now().plus(Duration.ofDays(1))));

    late.get(0).run(tenant, TestClock.JOB);

    assertThat(db.inTx(tenant, other::state).failures())
        .contains("1 of 1 runs failed, the last failing:")
        .contains("the tap is dry");
  }

  @Test
  void aClockGoesForwardOnlyOnceAtATimeAndNotTooFar() {
    assertRefused(Duration.ofSeconds(-1), "expected a moment after");
    assertRefused(Duration.ofDays(401), "at most 400 days");

    db.run(tenant, tx -> clock.advance(tx, tx.now().plus(Duration.ofDays(1))));
    assertRefused(Duration.ofDays(3), "on its way");
  }

  @Test
  void theClockOfALiveTenantIsNeverMoved() {
    TenantId live = new TenantId(Ids.next());
    db.tenants()
        .create(
            new Tenant(
                live,
                "live-" + live.value().toString().substring(24),
                "Live",
                "NGN",
                LAGOS,
                Locale.ENGLISH,
                TenantKind.LIVE,
                TenantStatus.ACTIVE,
                Duration.ZERO),
            List.of());

    assertThatThrownBy(() ->
            db.run(live, tx -> clock.advance(tx, tx.now().plus(Duration.ofDays(1)))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("live tenant");
    assertThatThrownBy(() -> db.tenants().moveClock(live, Duration.ofDays(1)))
        .hasMessageContaining("live tenant");
    assertThatThrownBy(() -> db.inPlatformTx(session -> session
            .createNativeMutationQuery("update tenant set clock_offset_seconds = 60 where id = :id")
            .setParameter("id", live.value())
            .executeUpdate()))
        .hasStackTraceContaining("tenant_live_clock");
  }

  private void assertRefused(Duration ahead, String why) {
    assertThatThrownBy(() -> db.run(tenant, tx -> clock.advance(tx, tx.now().plus(ahead))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(why);
  }

  private Job noting(String name, JobSchedule schedule) {
    return new Job(name, "Notes.", schedule, CatchUp.ONCE, (of, dueAt) -> {
      ZonedDateTime now = db.inTx(of.id(), Tx::now).atZone(LAGOS);
      ran.add("%s %02dT%02d".formatted(name, now.getDayOfMonth(), now.getHour()));
      return "noted";
    });
  }

  private static Instant at(int year, int month, int day, int hour) {
    return ZonedDateTime.of(year, month, day, hour, 0, 0, 0, LAGOS).toInstant().minusSeconds(30);
  }
}
