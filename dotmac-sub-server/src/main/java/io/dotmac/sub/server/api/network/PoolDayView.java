package io.dotmac.sub.server.api.network;

import io.dotmac.sub.core.network.ip.PoolUse;
import io.dotmac.sub.core.network.ip.forecast.PoolDay;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How much of a pool was held on a day.
 *
 * @param fullOn when it would be full, as that looked on that day
 */
public record PoolDayView(
    LocalDate day,
    long capacity,
    long reserved,
    long assigned,
    long inUse,
    long kept,
    @Nullable LocalDate fullOn) {
  static PoolDayView of(PoolDay row) {
    PoolUse use = row.use();
    return new PoolDayView(
        row.day(),
        use.capacity(),
        use.reserved(),
        use.assigned(),
        use.inUse(),
        use.kept(),
        row.fullOn().orElse(null));
  }
}
