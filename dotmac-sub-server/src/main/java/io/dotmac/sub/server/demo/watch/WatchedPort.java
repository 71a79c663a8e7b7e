package io.dotmac.sub.server.demo.watch;

import java.util.UUID;

/**
 * An interface of a device.
 *
 * @param index its number, as the vendor makes it
 * @param used whether it is meant to be up
 * @param in what comes in to the device
 */
record WatchedPort(
    UUID id,
    long index,
    String name,
    String about,
    int speedMbps,
    boolean used,
    boolean up,
    Traffic in,
    Traffic out) {
  private static final double FULL = 0.8;
  private static final int[] SPEEDS = {10_000, 100_000, 400_000};

  /** The evening carries about so much of the mean. */
  private static final double EVENING = 1.75;

  /** The slowest Ethernet that carries so much in the evening. */
  static int speedFor(long meanBps) {
    for (int mbps : SPEEDS) {
      if (meanBps * EVENING < mbps * 1e6 * FULL) {
        return mbps;
      }
    }
    return SPEEDS[SPEEDS.length - 1];
  }

  /** {@code up} or {@code down}. */
  String status() {
    return up ? "up" : "down";
  }
}
