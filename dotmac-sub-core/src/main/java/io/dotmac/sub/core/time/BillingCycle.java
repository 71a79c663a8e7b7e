package io.dotmac.sub.core.time;

import java.util.Locale;

/** How long one billing period is. */
public enum BillingCycle {
  DAILY(1, 0),
  WEEKLY(7, 0),
  MONTHLY(0, 1),
  QUARTERLY(0, 3),
  ANNUAL(0, 12);

  private final int days;
  private final int months;

  BillingCycle(int days, int months) {
    this.days = days;
    this.months = months;
  }

  /** The name on the wire and in the database: {@code monthly}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True when a period is a number of calendar months and so has no fixed number of days. */
  public boolean countsMonths() {
    return months > 0;
  }

  /** Days of one period, 0 for a cycle that counts months. */
  public int days() {
    return days;
  }

  /** Months of one period, 0 for a cycle that counts days. */
  public int months() {
    return months;
  }
}
