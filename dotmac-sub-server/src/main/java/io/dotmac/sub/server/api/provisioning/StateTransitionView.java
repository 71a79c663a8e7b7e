package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.order.ServiceOrderStatus;
import io.dotmac.sub.core.provisioning.order.ServiceState;
import io.dotmac.sub.core.provisioning.order.ServiceStateTransition;
import io.dotmac.sub.core.provisioning.order.StateTransitionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One move of an order, and what it meant for the service. */
public record StateTransitionView(
    StateTransitionId id,
    ServiceOrderId serviceOrderId,
    @Nullable ServiceOrderStatus fromStatus,
    ServiceOrderStatus toStatus,
    @Nullable ServiceState fromState,
    ServiceState toState,
    @Nullable String reason,
    String changedBy,
    Instant changedAt) {
  static StateTransitionView of(ServiceStateTransition row) {
    return new StateTransitionView(
        row.id(),
        row.order(),
        row.fromStatus().orElse(null),
        row.toStatus(),
        row.fromState().orElse(null),
        row.toState(),
        row.reason().orElse(null),
        row.changedBy(),
        row.changedAt());
  }
}
