package io.dotmac.sub.devices.poller;

import java.time.Duration;
import java.util.List;

/**
 * Many devices, read again and again.
 *
 * @param tasks what is read of each
 * @param interval from one reading of a device to the next
 */
public record PollPlan(List<PollTask> tasks, Duration interval) {
  /** Five minutes. */
  public static final Duration USUAL_INTERVAL = Duration.ofMinutes(5);

  private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

  public PollPlan {
    tasks = List.copyOf(tasks);
    if (interval.toMillis() < 1 || interval.compareTo(LONGEST_INTERVAL) > 0) {
      throw new IllegalArgumentException("an interval is 1 ms to 1 day, not " + interval);
    }
  }

  /** Every five minutes. */
  public static PollPlan of(List<PollTask> tasks) {
    return new PollPlan(tasks, USUAL_INTERVAL);
  }
}
