package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.NotificationDelivery;
import io.dotmac.sub.core.notify.NotificationDeliveryStatus;
import io.dotmac.sub.core.notify.NotificationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a provider said about a message, once. */
public record NotificationDeliveryView(
    UUID id,
    NotificationId notificationId,
    String provider,
    @Nullable String providerMessageId,
    NotificationDeliveryStatus status,
    @Nullable String responseCode,
    @Nullable String responseBody,
    Instant occurredAt) {
  static NotificationDeliveryView of(NotificationDelivery row) {
    return new NotificationDeliveryView(
        row.id(),
        row.notification(),
        row.provider(),
        row.providerMessageId().orElse(null),
        row.status(),
        row.responseCode().orElse(null),
        row.responseBody().orElse(null),
        row.occurredAt());
  }
}
