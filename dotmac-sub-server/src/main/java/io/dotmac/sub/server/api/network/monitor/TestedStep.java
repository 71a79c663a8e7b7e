package io.dotmac.sub.server.api.network.monitor;

import io.dotmac.sub.core.network.oncall.AlertChannel;
import io.dotmac.sub.core.network.oncall.Rehearsal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a test of a policy did for one of its steps.
 *
 * @param notificationId the message that was queued; absent where nobody can be reached
 * @param error why nobody can be reached
 */
public record TestedStep(
    UUID stepId,
    int stepIndex,
    AlertChannel channel,
    String name,
    @Nullable String recipient,
    @Nullable UUID notificationId,
    @Nullable String error) {
  static TestedStep of(Rehearsal.Step step) {
    return new TestedStep(
        step.step(),
        step.stepIndex(),
        step.channel(),
        step.name(),
        step.recipient(),
        step.error() == null ? step.message() : null,
        step.error());
  }
}
