package io.dotmac.sub.core.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a job of one tenant stands.
 *
 * @param schedule the schedule as text
 * @param catchUp what becomes of runs that were due while no node was up
 * @param nextRunAt when it is due; null until a node has planned it
 * @param failures how many runs failed since the last one that succeeded
 */
public record JobState(
    String name,
    String description,
    String schedule,
    CatchUp catchUp,
    @Nullable Instant nextRunAt,
    boolean running,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant lastFailureAt,
    int failures) {}
