package io.dotmac.sub.server.api.access.radius;

import io.dotmac.sub.core.access.session.AuthLogEntry;
import io.dotmac.sub.core.access.session.AuthLogEntryId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Refused login and why it was refused. */
public record AuthLogEntryView(
    AuthLogEntryId id,
    Instant occurredAt,
    String username,
    String reason,
    String nasKey,
    @Nullable UUID radiusClientId,
    @Nullable String callingStationId,
    @Nullable UUID subscriberId,
    @Nullable UUID subscriptionId,
    @Nullable UUID accessCredentialId) {
  static AuthLogEntryView of(AuthLogEntry row) {
    return new AuthLogEntryView(
        row.id(),
        row.occurredAt(),
        row.username(),
        row.reason(),
        row.nasKey(),
        row.radiusClientId().orElse(null),
        row.callingStationId().orElse(null),
        row.subscriberId().orElse(null),
        row.subscriptionId().orElse(null),
        row.accessCredentialId().orElse(null));
  }
}
