package io.dotmac.sub.billing.charge;

import java.util.Random;

/**
 * Seeds of random tests. {@code -Ddotmac.seed=n} starts elsewhere; what failed names its own seed.
 */
final class Seeds {
  private static final long BASE = Long.getLong("dotmac.seed", 20_260_101L);

  private static final int MOST = Integer.getInteger("dotmac.cases", Integer.MAX_VALUE);

  static {
    System.out.println("Random charge tests start at seed " + BASE + " (-Ddotmac.seed)");
  }

  private Seeds() {}

  /** So many seeds, always the same for one base; {@code -Ddotmac.cases=n} takes fewer. */
  static long[] of(int count) {
    return new Random(BASE).longs(Math.min(count, MOST)).toArray();
  }
}
