package io.dotmac.sub.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class JobScheduleTest {
  private static final ZoneId LAGOS = ZoneId.of("Africa/Lagos");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void aDailyJobIsDueByTheTenantsOwnClock() {
    JobSchedule schedule = JobSchedule.daily(LocalTime.of(2, 30));

    assertThat(schedule.next(Instant.parse("2026-03-01T00:00:00Z"), LAGOS))
        .isEqualTo("2026-03-01T01:30:00Z");
    assertThat(schedule.next(Instant.parse("2026-03-01T00:00:00Z"), NEW_YORK))
        .isEqualTo("2026-03-01T07:30:00Z");
  }

  @Test
  void theHourThatSummerTimeSkipsDoesNotSkipTheDay() {
    JobSchedule schedule = JobSchedule.daily(LocalTime.of(2, 30));

    Instant next = schedule.next(Instant.parse("2026-03-07T12:00:00Z"), NEW_YORK);

    assertThat(next).isBetween("2026-03-08T06:30:00Z", "2026-03-08T08:00:00Z");
  }

  @Test
  void anIntervalIsAGridOfTimeAndNotCountedFromAStart() {
    JobSchedule schedule = JobSchedule.every(Duration.ofMinutes(15));

    assertThat(schedule.next(Instant.parse("2026-03-01T10:07:31Z"), LAGOS))
        .isEqualTo("2026-03-01T10:15:00Z");
    assertThat(schedule.next(Instant.parse("2026-03-01T10:15:00Z"), LAGOS))
        .isEqualTo("2026-03-01T10:30:00Z");
    assertThat(schedule).hasToString("every 15m");
  }

  @Test
  void aMalformedScheduleIsRefusedWhenItIsDeclared() {
    assertThatThrownBy(() -> JobSchedule.cron("every day"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JobSchedule.every(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
