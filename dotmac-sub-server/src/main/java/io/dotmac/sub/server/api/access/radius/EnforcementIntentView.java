package io.dotmac.sub.server.api.access.radius;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.enforcement.EnforcementIntent;
import io.dotmac.sub.core.enforcement.EnforcementIntentId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Work to bring the network in line for one service, with its evidence. */
public record EnforcementIntentView(
    EnforcementIntentId id,
    UUID subscriptionId,
    String status,
    Instant requestedAt,
    Instant dueAt,
    Integer attempts,
    @Nullable String desired,
    @Nullable String reason,
    @Nullable String error,
    @Nullable Instant finishedAt,
    @Nullable String verdict,
    @Nullable Instant provenAt,
    JsonNode evidence) {
  static EnforcementIntentView of(EnforcementIntent row) {
    return new EnforcementIntentView(
        row.id(),
        row.subscriptionId(),
        row.status(),
        row.requestedAt(),
        row.dueAt(),
        row.attempts(),
        row.desired().orElse(null),
        row.reason().orElse(null),
        row.error().orElse(null),
        row.finishedAt().orElse(null),
        row.verdict().orElse(null),
        row.provenAt().orElse(null),
        row.evidence());
  }
}
