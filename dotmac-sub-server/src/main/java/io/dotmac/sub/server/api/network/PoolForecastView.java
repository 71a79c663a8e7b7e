package io.dotmac.sub.server.api.network;

import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.network.ip.forecast.PoolForecast;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a pool will be full, by the longest line that there is.
 *
 * @param needed what is reserved, assigned and in use
 * @param fullOn absent where the pool does not grow, or too few days are known
 */
public record PoolForecastView(
    IpPoolId poolId,
    long capacity,
    long needed,
    PoolForecast.Outcome outcome,
    @Nullable LocalDate fullOn,
    List<PoolForecast.Window> windows) {
  static PoolForecastView of(IpPoolId pool, PoolForecast forecast) {
    return new PoolForecastView(
        pool,
        forecast.capacity(),
        forecast.needed(),
        forecast.best().outcome(),
        forecast.best().fullOn(),
        forecast.windows());
  }
}
