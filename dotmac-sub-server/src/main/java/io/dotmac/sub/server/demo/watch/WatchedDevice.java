package io.dotmac.sub.server.demo.watch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A device that answers SNMP.
 *
 * @param device its row of the inventory
 * @param intervalSeconds how often it is read
 */
record WatchedDevice(
    UUID device, Kind kind, String name, int intervalSeconds, List<WatchedPort> ports) {
  /** It was switched on anew after so many seconds. */
  private static final long RESTARTS = 8_000_000;

  /** What it is. */
  enum Kind {
    OLT("1.3.6.1.4.1.2011.2.248", "Huawei Integrated Access Software", 31, 46, 47),
    ROUTER("1.3.6.1.4.1.14988.1", "RouterOS CCR2216-1G-12XS-2XQ", 9, 18, 52);

    private final String objectId;
    private final String description;
    private final int processorPercent;
    private final int memoryPercent;
    private final int celsius;

    Kind(
        String objectId, String description, int processorPercent, int memoryPercent, int celsius) {
      this.objectId = objectId;
      this.description = description;
      this.processorPercent = processorPercent;
      this.memoryPercent = memoryPercent;
      this.celsius = celsius;
    }

    String objectId() {
      return objectId;
    }

    String description() {
      return description;
    }

    int memoryPercent() {
      return memoryPercent;
    }
  }

  /** How long it has run. */
  static long uptimeSeconds(Instant at) {
    return at.getEpochSecond() % RESTARTS;
  }

  /** What its processors do: some more when much is carried. */
  int processorPercent(Instant at) {
    return kind.processorPercent + busy(at, 14);
  }

  /** How warm it is. */
  int celsius(Instant at) {
    return kind.celsius + busy(at, 5);
  }

  private static int busy(Instant at, int most) {
    Traffic day = new Traffic(1_000_000, 0);
    double share = day.bps(at.minusSeconds(60), at) / 1_750_000.0;
    return (int) Math.round(share * most);
  }
}
