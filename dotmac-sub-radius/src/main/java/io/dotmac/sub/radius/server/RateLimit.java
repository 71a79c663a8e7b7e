package io.dotmac.sub.radius.server;

import java.util.concurrent.atomic.AtomicLong;

/**
 * So many packets a second, and as many at once as belong to one second: the generic cell rate
 * algorithm. It takes no lock, since all readers ask it.
 */
final class RateLimit {
  private static final long BURST_NANOS = 1_000_000_000L;

  private final long nanosBetween;
  private final AtomicLong due;

  /**
   * Full at the start.
   *
   * @param perSecond 1 or more; 0 for no limit
   */
  RateLimit(int perSecond, long nowNanos) {
    nanosBetween = perSecond == 0 ? 0 : BURST_NANOS / perSecond;
    due = new AtomicLong(nowNanos);
  }

  /** Whether a packet that arrives now is within the limit; if it is, it is counted. */
  boolean allows(long nowNanos) {
    if (nanosBetween == 0) {
      return true;
    }
    while (true) {
      long before = due.get();
      long start = before - nowNanos > 0 ? before : nowNanos;
      long after = start + nanosBetween;
      if (after - nowNanos > BURST_NANOS) {
        return false;
      }
      if (due.compareAndSet(before, after)) {
        return true;
      }
    }
  }
}
