package io.dotmac.sub.core.network.traffic;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An interface as its device says it is.
 *
 * @param name unique among those of the device
 * @param up null: the device does not say
 * @param enabled whether it ought to be up
 * @param counters absent: it counts nothing
 */
public record PortReading(
    UUID target,
    int index,
    String name,
    @Nullable String description,
    @Nullable Boolean up,
    boolean enabled,
    @Nullable Integer speedMbps,
    @Nullable Counters counters) {
  String status() {
    return up == null ? "unknown" : up ? "up" : "down";
  }
}
