package io.dotmac.sub.billing.charge.price;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A price and the day from which it holds.
 *
 * @param from the first day
 * @param timing whether a period that has begun is divided at that day
 * @param price the price
 * @param label what the invoice calls the thing at this price; absent: as always
 */
public record PriceVersion(
    LocalDate from,
    Timing timing,
    PriceModel price,
    @Nullable String label) {

  /** When a new price counts. */
  public enum Timing {
    /** From its day on: the period is divided, the rest charged anew. A plan change at once. */
    AT_ONCE,
    /** From the first period that starts on or after its day. A change in the catalog. */
    NEXT_PERIOD
  }

  /** A price that divides the period it falls into. */
  public static PriceVersion atOnce(LocalDate from, PriceModel price) {
    return new PriceVersion(from, Timing.AT_ONCE, price, null);
  }

  /** A price that leaves a period that has begun as it is. */
  public static PriceVersion nextPeriod(LocalDate from, PriceModel price) {
    return new PriceVersion(from, Timing.NEXT_PERIOD, price, null);
  }

  /** The same under another name: another plan. */
  public PriceVersion named(String newLabel) {
    return new PriceVersion(from, timing, price, newLabel);
  }

  /** Whether it holds on {@code day} of a period whose first charged day is given. */
  public boolean holds(LocalDate day, LocalDate firstDayOfPeriod) {
    LocalDate decisive = timing == Timing.AT_ONCE ? day : firstDayOfPeriod;
    return !from.isAfter(decisive);
  }
}
