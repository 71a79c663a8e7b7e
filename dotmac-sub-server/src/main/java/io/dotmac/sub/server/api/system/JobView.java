package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.job.CatchUp;
import io.dotmac.sub.core.job.JobState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job and where it stands.
 *
 * @param catchUp what becomes of runs that were due while no server was up
 * @param failures how many runs failed since the last one that succeeded
 */
public record JobView(
    String name,
    String description,
    String schedule,
    CatchUp catchUp,
    @Nullable Instant nextRunAt,
    boolean isRunning,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant lastFailureAt,
    int failures) {
  static JobView of(JobState state) {
    return new JobView(
        state.name(),
        state.description(),
        state.schedule(),
        state.catchUp(),
        state.nextRunAt(),
        state.running(),
        state.lastSuccessAt(),
        state.lastFailureAt(),
        state.failures());
  }
}
