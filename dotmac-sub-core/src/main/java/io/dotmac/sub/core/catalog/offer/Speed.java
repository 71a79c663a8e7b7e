package io.dotmac.sub.core.catalog.offer;

/**
 * A speed as the subscriber sees it, in kilobits per second (1,000 bits).
 *
 * @param downKbps towards the subscriber
 * @param upKbps from the subscriber
 */
public record Speed(int downKbps, int upKbps) {
  /** Rejects what is no speed. */
  public Speed {
    if (downKbps < 1 || upKbps < 1) {
      throw new IllegalArgumentException("speeds above 0 expected: " + downKbps + ", " + upKbps);
    }
  }

  /** Megabits per second, for plans people talk about. */
  public static Speed ofMbps(int down, int up) {
    return new Speed(Math.multiplyExact(down, 1_000), Math.multiplyExact(up, 1_000));
  }

  /** The slower of both in each direction: a throttle never speeds a slow plan up. */
  public Speed atMost(Speed limit) {
    return new Speed(Math.min(downKbps, limit.downKbps), Math.min(upKbps, limit.upKbps));
  }
}
