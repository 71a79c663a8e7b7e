package io.dotmac.sub.core.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How fast a service is, as its subscriber sees it, in thousands of bits a second.
 *
 * @param downKbps towards the subscriber, at least 1
 * @param upKbps from the subscriber, at least 1
 */
public record LineSpeed(int downKbps, int upKbps) {
  /** Refuses speeds no service can have: devices read 0 as unlimited. */
  public LineSpeed {
    if (downKbps < 1 || upKbps < 1) {
      throw new IllegalArgumentException(
          "a speed is at least 1 kbit/s, found " + downKbps + " down, " + upKbps + " up");
    }
  }

  /** The speed of two columns that are either both there or both absent. */
  public static Optional<LineSpeed> of(@Nullable Integer downKbps, @Nullable Integer upKbps) {
    return downKbps == null || upKbps == null
        ? Optional.empty()
        : Optional.of(new LineSpeed(downKbps, upKbps));
  }

  /** The slower of both in each direction. */
  public LineSpeed noFasterThan(LineSpeed limit) {
    return new LineSpeed(Math.min(downKbps, limit.downKbps), Math.min(upKbps, limit.upKbps));
  }
}
