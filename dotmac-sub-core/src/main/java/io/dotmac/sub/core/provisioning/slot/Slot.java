package io.dotmac.sub.core.provisioning.slot;

import java.time.Instant;

/** A time for a visit; {@code end} is the first moment after it. */
public record Slot(Instant start, Instant end) {
  /** Rejects one that is empty. */
  public Slot {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("a slot ends after it starts, not at " + end);
    }
  }

  /** Whether both share a moment. */
  public boolean overlaps(Slot other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }
}
