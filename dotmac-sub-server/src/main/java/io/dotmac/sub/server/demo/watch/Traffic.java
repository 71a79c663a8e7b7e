package io.dotmac.sub.server.demo.watch;

import java.time.Instant;

/**
 * What a line carries: much in the evening, little at night, and never quite the same. It follows
 * from the time alone and has a closed form, so a counter and what was carried between two moments
 * agree.
 *
 * @param meanBps bits a second over many days
 * @param shift seconds by which the small waves of this line are late, so that no two are alike
 */
record Traffic(long meanBps, int shift) {
  /** Nothing at all. */
  static final Traffic NONE = new Traffic(0, 0);

  private static final double BITS_AN_OCTET = 8;
  private static final double DAY = 86_400;

  /** In UTC: half past eight in the evening in Lagos. */
  private static final double BUSIEST = 19.5 * 3_600;

  /**
   * A share of the mean that comes and goes.
   *
   * @param top when it is at its most
   */
  private record Wave(double seconds, double share, double top, boolean shifted) {
    double top(int shift) {
      return shifted ? top + shift : top;
    }
  }

  /** Together they are less than the mean: a counter never falls. */
  private static final Wave[] WAVES = {
    new Wave(DAY, 0.5, BUSIEST, false),
    new Wave(DAY / 2, 0.16, BUSIEST, false),
    new Wave(7_321, 0.05, 0, true),
    new Wave(2_477, 0.05, 0, true),
    new Wave(911, 0.04, 0, true)
  };

  /** How many octets were counted until then. */
  long octets(Instant at) {
    double seconds = at.getEpochSecond() + at.getNano() / 1e9;
    double carried = seconds;
    for (Wave wave : WAVES) {
      double circle = wave.seconds() / (2 * Math.PI);
      carried += wave.share() * circle * Math.sin((seconds - wave.top(shift)) / circle);
    }
    return (long) (carried * meanBps / BITS_AN_OCTET);
  }

  /** Bits a second between two moments. */
  long bps(Instant from, Instant until) {
    long seconds = until.getEpochSecond() - from.getEpochSecond();
    return Math.round((octets(until) - octets(from)) * BITS_AN_OCTET / seconds);
  }
}
