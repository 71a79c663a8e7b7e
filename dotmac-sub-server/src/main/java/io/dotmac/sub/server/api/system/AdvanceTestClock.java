package io.dotmac.sub.server.api.system;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the clock is to go: one of the two.
 *
 * @param to a moment to come
 * @param days so many days ahead, at the same time of day
 */
record AdvanceTestClock(@Nullable Instant to, @Nullable Integer days) {}
