package io.dotmac.sub.server.api.event;

import io.dotmac.sub.core.event.delivery.DeadLetters;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How one handler is with one event. */
public record EventDeliveryView(
    UUID eventId,
    String eventType,
    String handler,
    String status,
    int attempts,
    Instant nextAttemptAt,
    @Nullable Instant completedAt,
    @Nullable String error) {
  static EventDeliveryView of(DeadLetters.State state) {
    return new EventDeliveryView(
        state.event(),
        state.type(),
        state.handler(),
        state.status(),
        state.attempts(),
        state.nextAttemptAt(),
        state.completedAt().orElse(null),
        state.error().orElse(null));
  }
}
