package io.dotmac.sub.core.network.ip.forecast;

import io.dotmac.sub.core.network.ip.PoolUse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a pool will be full, by a straight line through the days that are known. Pure.
 *
 * @param capacity what its blocks hold
 * @param needed what is reserved, assigned and in use; what is kept for those who are off line goes
 *     to whoever needs it, so it fills nothing
 * @param windows of the last 30 and of the last 90 days
 */
public record PoolForecast(long capacity, long needed, List<Window> windows) {
  /** Days that are looked back at most. */
  static final int LONGEST = 90;

  /** A line that ends later than this says nothing. */
  private static final int TOO_FAR_DAYS = 3_650;

  /** What a line says. */
  public enum Outcome {
    /** Nothing is free now. */
    FULL,
    /** It rises. */
    GROWING,
    /** It is level or falls. */
    NOT_GROWING,
    /** Too few days are known for a line. */
    NOT_ENOUGH_DAYS
  }

  /** What was needed on a day. */
  public record Point(LocalDate day, long needed) {}

  /**
   * The line through some days.
   *
   * @param days how far it looks back
   * @param daysKnown of how many of them something is known
   * @param perDay by how much it rises; absent without a line
   * @param fullOn absent where it does not rise, and where that is more than ten years from now
   */
  public record Window(
      int days,
      int daysKnown,
      Outcome outcome,
      @Nullable BigDecimal perDay,
      @Nullable LocalDate fullOn) {}

  /** By the days before today and what is held now. */
  public static PoolForecast of(LocalDate today, PoolUse use, Collection<Point> before) {
    long needed = needed(use);
    return new PoolForecast(
        use.capacity(),
        needed,
        List.of(window(30, today, use, before), window(LONGEST, today, use, before)));
  }

  /** What of a pool cannot be given to another. */
  public static long needed(PoolUse use) {
    return use.reserved() + use.assigned() + use.inUse();
  }

  /** The one to go by: the longest with a line, else the shortest. */
  public Window best() {
    return windows.stream()
        .filter(window -> window.outcome() != Outcome.NOT_ENOUGH_DAYS)
        .reduce((shorter, longer) -> longer)
        .orElseGet(() -> windows.get(0));
  }

  /** When it will be full, by that one. */
  public Optional<LocalDate> fullOn() {
    return Optional.ofNullable(best().fullOn());
  }

  private static Window window(int days, LocalDate today, PoolUse use, Collection<Point> before) {
    List<Point> points = before.stream()
        .filter(
            point -> point.day().isBefore(today) && !point.day().isBefore(today.minusDays(days)))
        .toList();
    long free = use.capacity() - needed(use);
    if (free <= 0) {
      return new Window(days, points.size(), Outcome.FULL, null, today);
    } else if (points.size() * 3 < days) {
      return new Window(days, points.size(), Outcome.NOT_ENOUGH_DAYS, null, null);
    }
    BigDecimal rise = rise(today, needed(use), points);
    if (rise.signum() <= 0) {
      return new Window(days, points.size(), Outcome.NOT_GROWING, rise, null);
    }
    BigDecimal left = BigDecimal.valueOf(free).divide(rise, 0, RoundingMode.CEILING);
    boolean far = left.compareTo(BigDecimal.valueOf(TOO_FAR_DAYS)) > 0;
    return new Window(
        days,
        points.size(),
        Outcome.GROWING,
        rise,
        far ? null : today.plusDays(left.longValueExact()));
  }

  /** The slope of the line with the least squares, in units a day. */
  private static BigDecimal rise(LocalDate today, long now, List<Point> points) {
    // Today is the day 0.
    long count = points.size() + 1L;
    long days = 0;
    long squares = 0;
    BigDecimal sum = BigDecimal.valueOf(now);
    BigDecimal products = BigDecimal.ZERO;
    for (Point point : points) {
      long day = ChronoUnit.DAYS.between(today, point.day());
      days += day;
      squares += day * day;
      sum = sum.add(BigDecimal.valueOf(point.needed()));
      products = products.add(BigDecimal.valueOf(point.needed()).multiply(BigDecimal.valueOf(day)));
    }
    BigDecimal over = products
        .multiply(BigDecimal.valueOf(count))
        .subtract(sum.multiply(BigDecimal.valueOf(days)));
    return over.divide(BigDecimal.valueOf(count * squares - days * days), 3, RoundingMode.HALF_UP);
  }
}
