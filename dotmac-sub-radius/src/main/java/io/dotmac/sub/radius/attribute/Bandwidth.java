package io.dotmac.sub.radius.attribute;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How fast a service is, always seen from the subscriber: down is what the subscriber receives. One
 * kbit/s is 1000 bit/s.
 *
 * @param downKbps the sustained rate towards the subscriber, at least 1
 * @param upKbps the sustained rate from the subscriber, at least 1
 * @param burstOrNull how much faster it may be for a while; null if it may not
 */
public record Bandwidth(
    long downKbps, long upKbps, @Nullable Burst burstOrNull) {
  /** Refuses rates that no service can have: many devices read 0 as unlimited. */
  public Bandwidth {
    positive("downKbps", downKbps);
    positive("upKbps", upKbps);
  }

  /** A rate without burst, in kbit/s. */
  public static Bandwidth ofKbps(long downKbps, long upKbps) {
    return new Bandwidth(downKbps, upKbps, null);
  }

  /** A rate without burst, in Mbit/s. */
  public static Bandwidth ofMbps(long downMbps, long upMbps) {
    return ofKbps(Math.multiplyExact(downMbps, 1000L), Math.multiplyExact(upMbps, 1000L));
  }

  /** The same rate with a burst. */
  public Bandwidth with(Burst burst) {
    return new Bandwidth(downKbps, upKbps, burst);
  }

  /** How much faster it may be for a while. */
  public Optional<Burst> burst() {
    return Optional.ofNullable(burstOrNull);
  }

  /**
   * No faster than {@code limit} in either direction and without burst. A slow plan stays as slow
   * as it is: throttling never speeds a service up.
   */
  public Bandwidth throttledTo(Bandwidth limit) {
    return ofKbps(Math.min(downKbps, limit.downKbps), Math.min(upKbps, limit.upKbps));
  }

  /**
   * A higher rate that is allowed until the average over some seconds passes a threshold.
   *
   * @param downKbps the highest rate towards the subscriber
   * @param upKbps the highest rate from the subscriber
   * @param thresholdDownKbps the average above which the burst ends, towards the subscriber
   * @param thresholdUpKbps the average above which the burst ends, from the subscriber
   * @param seconds over how many seconds the average is taken
   */
  public record Burst(
      long downKbps, long upKbps, long thresholdDownKbps, long thresholdUpKbps, int seconds) {
    /** Refuses rates and times that are not positive. */
    public Burst {
      positive("burst downKbps", downKbps);
      positive("burst upKbps", upKbps);
      positive("burst thresholdDownKbps", thresholdDownKbps);
      positive("burst thresholdUpKbps", thresholdUpKbps);
      positive("burst seconds", seconds);
    }
  }

  private static void positive(String what, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " is at least 1, found " + value);
    }
  }
}
