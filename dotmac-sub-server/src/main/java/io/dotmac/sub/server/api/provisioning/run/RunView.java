package io.dotmac.sub.server.api.provisioning.run;

import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.run.Direction;
import io.dotmac.sub.core.provisioning.run.ProvisioningRun;
import io.dotmac.sub.core.provisioning.run.ProvisioningRunId;
import io.dotmac.sub.core.provisioning.run.RunInput;
import io.dotmac.sub.core.provisioning.run.RunStatus;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to carry out an order on a device.
 *
 * @param undoesId the run whose work it takes down
 * @param errorMessage what is in the way, if anything
 * @param leftovers what the device still has that could not be taken back
 */
public record RunView(
    ProvisioningRunId id,
    WorkflowId workflowId,
    ServiceOrderId serviceOrderId,
    SubscriptionId subscriptionId,
    Direction direction,
    @Nullable ProvisioningRunId undoesId,
    RunStatus status,
    RunInput inputPayload,
    Output outputPayload,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable String errorMessage,
    List<String> leftovers,
    String requestedBy,
    Instant createdAt) {
  /**
   * What was read back.
   *
   * @param ontNumber the ONT's number on its port
   */
  public record Output(@Nullable Integer ontNumber) {}

  static RunView of(ProvisioningRun row) {
    return new RunView(
        row.id(),
        row.workflow(),
        row.order(),
        row.subscription(),
        row.direction(),
        row.undoes().orElse(null),
        row.status(),
        row.input(),
        new Output(row.ontNumber().orElse(null)),
        row.startedAt().orElse(null),
        row.completedAt().orElse(null),
        row.errorMessage().orElse(null),
        row.leftovers(),
        row.requestedBy(),
        row.createdAt());
  }

  static RunView flushed(Tx tx, ProvisioningRun row) {
    tx.flush();
    return of(row);
  }
}
