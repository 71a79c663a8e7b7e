package io.dotmac.sub.billing.charge;

import io.dotmac.sub.core.time.DateRange;

/**
 * Days a service was or is suspended.
 *
 * @param days from the first suspended day to the day of resuming; open while it lasts
 * @param billed whether they are charged all the same; decided when it is suspended
 */
public record Suspension(DateRange days, boolean billed) {

  /** Days that are charged as if the service ran. */
  public static Suspension billed(DateRange days) {
    return new Suspension(days, true);
  }

  /** Days that are not charged, and given back if they were. */
  public static Suspension notBilled(DateRange days) {
    return new Suspension(days, false);
  }
}
