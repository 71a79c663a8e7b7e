package io.dotmac.sub.core.access.session;

import java.time.Instant;

/**
 * What a session has counted, which never falls, and how a report moves it on. Counters of 64 bits
 * are taken as they are. Counters of 32 bits start over at 4 GiB: one that fell by more than half
 * of that since the report before did so; one that fell by less is suspicious.
 *
 * @param seconds how long the session had lasted when it was last heard of
 * @param at when it was last heard of
 * @param fell whether a report was suspicious
 */
record Counters(long octetsIn, long octetsOut, long seconds, Instant at, boolean fell) {
  private static final long ROUND = 1L << 32;
  private static final long HALF = ROUND / 2;

  /** What a report says of one direction, as a sum: -1 if it cannot be true. */
  private static long sum(long known, long said, boolean older) {
    long low = known & (ROUND - 1);
    long base = known - low;
    if (older) {
      // It was true once, and how often the counter had started over by then cannot be told.
      return base == 0 ? Math.max(known, said) : known;
    }
    if (said >= low) {
      return base + said;
    }
    return low - said > HALF ? base + ROUND + said : -1;
  }

  /** The same after {@code report}, which may be older than what is known. */
  Counters after(SessionReport report) {
    boolean older =
        report.seconds() < seconds || report.seconds() == seconds && report.at().isBefore(at);
    long in = report.wide() ? report.octetsIn() : sum(octetsIn, report.octetsIn(), older);
    long out = report.wide() ? report.octetsOut() : sum(octetsOut, report.octetsOut(), older);
    return new Counters(
        Math.max(octetsIn, in),
        Math.max(octetsOut, out),
        Math.max(seconds, report.seconds()),
        report.at().isAfter(at) ? report.at() : at,
        fell || in < 0 || out < 0);
  }
}
