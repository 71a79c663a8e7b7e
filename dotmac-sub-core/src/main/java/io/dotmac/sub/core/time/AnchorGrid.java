package io.dotmac.sub.core.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The billing periods of one cycle around one anchor, numbered in both directions: period n starts
 * at {@code at(n)} and ends before {@code at(n + 1)}.
 *
 * <p>A boundary is computed from the anchor and its number. An anchor day that a month does not
 * have becomes that month's last day, and only that month's: 31 January, 28 February, 31 March. An
 * annual grid of 29 February gives 28, 28, 28, 29.
 *
 * @param cycle what is counted
 * @param interval how many cycles one period is: 2 with {@code MONTHLY} means every two months
 * @param anchor the start of period 0
 * @param dayOfMonth the wished day 1..31 of a cycle that counts months, kept even if the anchor's
 *     own month is too short for it; for other cycles the anchor's day
 */
public record AnchorGrid(BillingCycle cycle, int interval, LocalDate anchor, int dayOfMonth) {
  /** The longest period is this many cycles; 60 months are five years. */
  public static final int MOST = 60;

  /** What a grid that belongs to no service counts from: a Monday, and the start of a year. */
  private static final LocalDate CALENDAR_DAY = LocalDate.of(2001, 1, 1);

  /** Rejects an anchor that does not lie on its own grid. */
  public AnchorGrid {
    Objects.requireNonNull(cycle, "cycle");
    if (interval < 1 || interval > MOST) {
      throw new IllegalArgumentException(
          "a period of 1 to " + MOST + " cycles was expected and " + interval + " found");
    }
    if (dayOfMonth < 1 || dayOfMonth > 31) {
      throw new IllegalArgumentException(
          "a day of the month from 1 to 31 was expected and " + dayOfMonth + " found");
    }
    boolean onGrid = cycle.countsMonths()
        ? anchor.equals(clamped(YearMonth.from(anchor), dayOfMonth))
        : anchor.getDayOfMonth() == dayOfMonth;
    if (!onGrid) {
      throw new IllegalArgumentException(
          "an anchor on day " + dayOfMonth + " of its month was expected and " + anchor + " found");
    }
  }

  /** The grid whose period 0 starts on {@code anchor}, and the others on its day of the month. */
  public static AnchorGrid of(BillingCycle cycle, LocalDate anchor) {
    return new AnchorGrid(cycle, 1, anchor, anchor.getDayOfMonth());
  }

  /**
   * The grid on a day of the month that is agreed for the account, such as the 1st, with the month
   * of {@code reference} as the one that period 0 starts in. A cycle that counts days has no day of
   * the month: it starts on {@code reference}.
   */
  public static AnchorGrid onDay(BillingCycle cycle, int dayOfMonth, LocalDate reference) {
    if (!cycle.countsMonths()) {
      return of(cycle, reference);
    }
    if (dayOfMonth < 1 || dayOfMonth > 31) {
      throw new IllegalArgumentException(
          "a day of the month from 1 to 31 was expected and " + dayOfMonth + " found");
    }
    LocalDate anchor = clamped(YearMonth.from(reference), dayOfMonth);
    return new AnchorGrid(cycle, 1, anchor, dayOfMonth);
  }

  /**
   * The grid that all services of an account share, whenever they started: months on the account's
   * day, quarters from January, years in January, weeks from Monday.
   */
  public static AnchorGrid shared(BillingCycle cycle, int dayOfMonth) {
    return onDay(cycle, dayOfMonth, CALENDAR_DAY);
  }

  /** The same anchor with periods of that many cycles. */
  public AnchorGrid every(int cycles) {
    return new AnchorGrid(cycle, cycles, anchor, dayOfMonth);
  }

  /** The first day of period {@code n}; negative numbers lie before the anchor. */
  public LocalDate at(long n) {
    if (!cycle.countsMonths()) {
      return anchor.plusDays(Math.multiplyExact(n, days()));
    }
    long months = Math.multiplyExact(n, months());
    return clamped(YearMonth.from(anchor).plusMonths(months), dayOfMonth);
  }

  /** The number of the period that {@code date} belongs to. */
  public long indexOf(LocalDate date) {
    if (!cycle.countsMonths()) {
      return Math.floorDiv(ChronoUnit.DAYS.between(anchor, date), days());
    }
    long months = ChronoUnit.MONTHS.between(YearMonth.from(anchor), YearMonth.from(date));
    long n = Math.floorDiv(months, months());
    return date.isBefore(at(n)) ? n - 1 : n;
  }

  /** Period {@code n}. */
  public DateRange period(long n) {
    return new DateRange(at(n), at(n + 1));
  }

  /** The period that {@code date} belongs to. */
  public DateRange periodContaining(LocalDate date) {
    return period(indexOf(date));
  }

  /** True when a period starts on {@code date}. */
  public boolean isBoundary(LocalDate date) {
    return at(indexOf(date)).equals(date);
  }

  /** The first boundary on or after {@code date}. */
  public LocalDate boundaryOnOrAfter(LocalDate date) {
    long n = indexOf(date);
    return at(n).equals(date) ? date : at(n + 1);
  }

  /** Every period that shares a day with {@code range}, in order; the range must have an end. */
  public List<DateRange> periodsTouching(DateRange range) {
    if (range.isOpen()) {
      throw new IllegalArgumentException(
          "a range with an end was expected and " + range + " found");
    }
    List<DateRange> periods = new ArrayList<>();
    for (long n = indexOf(range.start()); at(n).isBefore(range.end()); n++) {
      periods.add(period(n));
    }
    return List.copyOf(periods);
  }

  private int days() {
    return cycle.days() * interval;
  }

  private int months() {
    return cycle.months() * interval;
  }

  private static LocalDate clamped(YearMonth month, int day) {
    return month.atDay(Math.min(day, month.lengthOfMonth()));
  }
}
