package io.dotmac.sub.server.api.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.audit.AuditEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did what to which thing, when and from where, and the values that it changed. */
public record AuditEventView(
    UUID id,
    Instant occurredAt,
    String actorType,
    @Nullable UUID actorId,
    String actorName,
    String operation,
    String resourceType,
    @Nullable String resourceId,
    @Nullable String method,
    @Nullable String path,
    @Nullable Integer statusCode,
    @Nullable String requestId,
    @Nullable String ipAddress,
    @Nullable String userAgent,
    @Nullable JsonNode requestBody,
    @Nullable JsonNode before,
    @Nullable JsonNode after) {
  static AuditEventView of(AuditEvent event) {
    return new AuditEventView(
        event.id(),
        event.occurredAt(),
        event.actorType(),
        event.actorId().orElse(null),
        event.actorName(),
        event.operation(),
        event.resourceType(),
        event.resourceId().orElse(null),
        event.method().orElse(null),
        event.path().orElse(null),
        event.statusCode().orElse(null),
        event.requestId().orElse(null),
        event.ipAddress().orElse(null),
        event.userAgent().orElse(null),
        event.requestBody().orElse(null),
        event.before().orElse(null),
        event.after().orElse(null));
  }
}
