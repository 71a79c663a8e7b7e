package io.dotmac.sub.core.job;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;

/** When a job is due, by the wall clock of a tenant. */
public sealed interface JobSchedule {
  /** The first time the job is due after {@code after}, exclusive. */
  Instant next(Instant after, ZoneId zone);

  /** Each day at {@code time} of the tenant's zone. */
  static JobSchedule daily(LocalTime time) {
    return new Daily(time);
  }

  /**
   * By six fields, from seconds to day of week, in the tenant's zone. A time that summer time skips
   * is skipped with it: what must happen each day is {@link #daily}.
   */
  static JobSchedule cron(String pattern) {
    return new Cron(pattern);
  }

  /** Every {@code interval}, counted from midnight UTC of 1970 and not from a start. */
  static JobSchedule every(Duration interval) {
    return new Every(interval);
  }

  /** A schedule by time of day; a time that summer time skips is that much later that day. */
  record Daily(LocalTime time) implements JobSchedule {
    @Override
    public Instant next(Instant after, ZoneId zone) {
      LocalDate day = LocalDate.ofInstant(after, zone);
      Instant today = day.atTime(time).atZone(zone).toInstant();
      return today.isAfter(after)
          ? today
          : day.plusDays(1).atTime(time).atZone(zone).toInstant();
    }

    @Override
    public String toString() {
      return "daily at " + time;
    }
  }

  /** A schedule by cron fields. */
  record Cron(String pattern) implements JobSchedule {
    /** Rejects a malformed pattern when the job is declared. */
    public Cron {
      new CronSchedule(pattern, ZoneId.of("UTC"));
    }

    @Override
    public Instant next(Instant after, ZoneId zone) {
      return new CronSchedule(pattern, zone)
          .getNextExecutionTime(ExecutionComplete.simulatedSuccess(after));
    }

    @Override
    public String toString() {
      return pattern;
    }
  }

  /** A schedule by a fixed grid of time. */
  record Every(Duration interval) implements JobSchedule {
    /** Rejects less than a second, and parts of one. */
    public Every {
      if (interval.toSeconds() < 1 || interval.getNano() != 0) {
        throw new IllegalArgumentException("an interval is whole seconds, not " + interval);
      }
    }

    @Override
    public Instant next(Instant after, ZoneId zone) {
      long seconds = interval.toSeconds();
      return Instant.ofEpochSecond(
          Math.multiplyExact(Math.floorDiv(after.getEpochSecond(), seconds) + 1, seconds));
    }

    @Override
    public String toString() {
      return "every " + interval.toString().substring(2).toLowerCase(Locale.ROOT);
    }
  }
}
