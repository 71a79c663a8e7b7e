package io.dotmac.sub.billing.dunning.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The days and hours in which steps are taken. A step that is due on another day waits for the next
 * one that is not.
 *
 * @param restDays days of the week without steps; at least one day must be left
 * @param holidays dates without steps
 * @param opens no step before this time of day
 * @param closes no step from this time of day on; absent: until midnight
 */
public record DunningCalendar(
    Set<DayOfWeek> restDays,
    Set<LocalDate> holidays,
    LocalTime opens,
    @Nullable LocalTime closes) {
  /** Every day from six in the morning. */
  public static final DunningCalendar EVERY_DAY =
      new DunningCalendar(Set.of(), Set.of(), LocalTime.of(6, 0), null);

  private static final int LONGEST_HOLIDAYS = 400;

  /** Rejects a calendar without a day or an hour for steps. */
  public DunningCalendar {
    restDays = Set.copyOf(restDays);
    holidays = Set.copyOf(holidays);
    if (restDays.containsAll(EnumSet.allOf(DayOfWeek.class))) {
      throw new IllegalArgumentException("a day of the week for steps was expected, none is left");
    }
    if (holidays.size() > LONGEST_HOLIDAYS) {
      throw new IllegalArgumentException("at most " + LONGEST_HOLIDAYS + " holidays were expected");
    }
    if (closes != null && !closes.isAfter(opens)) {
      throw new IllegalArgumentException(
          "hours that end after " + opens + " were expected and " + closes + " found");
    }
  }

  /** Whether steps are taken on that day at all. */
  public boolean isWorkingDay(LocalDate day) {
    return !restDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  /** That day, or the first one after it on which steps are taken. */
  public LocalDate workingDayOnOrAfter(LocalDate day) {
    LocalDate candidate = day;
    while (!isWorkingDay(candidate)) {
      candidate = candidate.plusDays(1);
    }
    return candidate;
  }

  boolean isOpen(DunningDay day) {
    LocalTime time = day.time();
    return isWorkingDay(day.date())
        && (time == null || (!time.isBefore(opens) && (closes == null || time.isBefore(closes))));
  }
}
