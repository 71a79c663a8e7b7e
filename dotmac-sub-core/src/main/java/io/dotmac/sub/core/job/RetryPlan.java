package io.dotmac.sub.core.job;

/**
 * When what could not be sent is tried again: after 1 minute, 5 minutes, 30 minutes and 4 hours,
 * five times in all.
 */
public final class RetryPlan {
  /** How long to wait after each failure but the last: an array of SQL, counted from 1. */
  public static final String WAITS =
      "array[interval '1 minute', interval '5 minutes', interval '30 minutes', interval '4 hours']";

  private RetryPlan() {}

  /** How many of the waits fit into {@code age}, an expression of SQL. */
  public static String usedAfter(String age) {
    return "(case when %1$s >= interval '4 hours 36 minutes' then 4".formatted(age)
        + " when %1$s >= interval '36 minutes' then 3".formatted(age)
        + " when %1$s >= interval '6 minutes' then 2".formatted(age)
        + " when %1$s >= interval '1 minute' then 1 else 0 end)".formatted(age);
  }
}
