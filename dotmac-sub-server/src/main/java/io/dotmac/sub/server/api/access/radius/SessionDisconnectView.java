package io.dotmac.sub.server.api.access.radius;

import io.dotmac.sub.core.enforcement.SessionDisconnect;
import io.dotmac.sub.core.enforcement.SessionDisconnectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session that staff want ended. */
public record SessionDisconnectView(
    SessionDisconnectId id,
    UUID sessionId,
    String acctSessionId,
    String nasKey,
    String username,
    @Nullable UUID subscriberId,
    @Nullable UUID subscriptionId,
    String requestedBy,
    @Nullable String reason,
    String status,
    @Nullable String answer,
    @Nullable String detail,
    @Nullable Instant finishedAt,
    Instant createdAt) {
  static SessionDisconnectView of(SessionDisconnect row) {
    return new SessionDisconnectView(
        row.id(),
        row.sessionId(),
        row.acctSessionId(),
        row.nasKey(),
        row.username(),
        row.subscriberId().orElse(null),
        row.subscriptionId().orElse(null),
        row.requestedBy(),
        row.reason().orElse(null),
        row.status(),
        row.answer().orElse(null),
        row.detail().orElse(null),
        row.finishedAt().orElse(null),
        row.createdAt());
  }
}
