/**
 * How much of pools of addresses was held day by day, and when they will be full. {@link
 * io.dotmac.sub.core.network.ip.forecast.PoolForecast} is the arithmetic; start with {@code
 * PoolDays}.
 */
@NullMarked
package io.dotmac.sub.core.network.ip.forecast;

import org.jspecify.annotations.NullMarked;
