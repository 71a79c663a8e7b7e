package io.dotmac.sub.server.api.provisioning.run;

import io.dotmac.sub.core.provisioning.run.RunStatus;
import io.dotmac.sub.core.provisioning.run.RunStep;
import io.dotmac.sub.core.provisioning.run.RunStepId;
import io.dotmac.sub.core.provisioning.workflow.StepConfig;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run.
 *
 * @param changed whether the device has, or may have, something by it that it had not before
 * @param transcript what was sent to the device and read from it, secrets masked
 */
public record RunStepView(
    RunStepId id,
    int position,
    String name,
    StepType stepType,
    StepConfig config,
    RunStatus status,
    int attempts,
    boolean changed,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable String errorMessage,
    String transcript) {
  static RunStepView of(RunStep row) {
    return new RunStepView(
        row.id(),
        row.position(),
        row.name(),
        row.type(),
        row.config(),
        row.status(),
        row.attempts(),
        row.changed(),
        row.startedAt().orElse(null),
        row.completedAt().orElse(null),
        row.errorMessage().orElse(null),
        row.transcript());
  }
}
