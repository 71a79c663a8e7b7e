package io.dotmac.sub.billing.charge;

import java.time.LocalDate;

/**
 * A price and the day from which it holds.
 *
 * @param from the first day
 * @param timing whether a period that has begun is divided at that day
 * @param price the price
 */
public record PriceVersion(LocalDate from, Timing timing, PriceModel price) {

  /** When a new price counts. */
  public enum Timing {
    /** From its day on: the period is divided, the rest charged anew. A plan change at once. */
    AT_ONCE,
    /** From the first period that starts on or after its day. A change in the catalog. */
    NEXT_PERIOD
  }

  /** A price that divides the period it falls into. */
  public static PriceVersion atOnce(LocalDate from, PriceModel price) {
    return new PriceVersion(from, Timing.AT_ONCE, price);
  }

  /** A price that leaves a period that has begun as it is. */
  public static PriceVersion nextPeriod(LocalDate from, PriceModel price) {
    return new PriceVersion(from, Timing.NEXT_PERIOD, price);
  }

  boolean holds(LocalDate day, LocalDate firstDayOfPeriod) {
    LocalDate decisive = timing == Timing.AT_ONCE ? day : firstDayOfPeriod;
    return !from.isAfter(decisive);
  }
}
