package io.dotmac.sub.core.tx;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes time-ordered UUIDs, version 7 of RFC 9562: 48 bits of milliseconds, a 12-bit counter, 62
 * random bits. Ids made by one process rise strictly, so indexes grow at their end.
 */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AtomicLong LAST = new AtomicLong();

  private Ids() {}

  /** The next id of this process. */
  public static UUID next() {
    long floor = System.currentTimeMillis() << 12;
    // The counter runs on within a millisecond, and past it when the clock stands or steps back.
    long stamp = LAST.updateAndGet(last -> Math.max(last + 1, floor));
    long high = ((stamp >>> 12) << 16) | 0x7000L | (stamp & 0xFFF);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
