package io.dotmac.sub.server.api.webhook;

import io.dotmac.sub.core.webhook.WebhookDelivery;
import io.dotmac.sub.core.webhook.WebhookDeliveryId;
import io.dotmac.sub.core.webhook.WebhookDeliveryStatus;
import io.dotmac.sub.core.webhook.WebhookEndpointId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message for one endpoint, without its body.
 *
 * @param id also the header {@code webhook-id}
 * @param sequence the event's place in the order of recording
 * @param nextAttemptAt absent once nothing more is tried
 */
public record WebhookDeliveryView(
    WebhookDeliveryId id,
    WebhookEndpointId endpointId,
    @Nullable UUID subscriptionId,
    @Nullable UUID eventId,
    long sequence,
    String eventType,
    WebhookDeliveryStatus status,
    int attemptCount,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant lastAttemptAt,
    @Nullable Instant deliveredAt,
    @Nullable Integer responseStatus,
    @Nullable String error,
    Instant createdAt) {
  static WebhookDeliveryView of(WebhookDelivery row) {
    return new WebhookDeliveryView(
        row.id(),
        row.endpoint(),
        row.subscriptionId().orElse(null),
        row.eventId().orElse(null),
        row.eventSeq(),
        row.eventType(),
        row.status(),
        row.attemptCount(),
        row.nextAttemptAt().orElse(null),
        row.lastAttemptAt().orElse(null),
        row.deliveredAt().orElse(null),
        row.responseStatus().orElse(null),
        row.error().orElse(null),
        row.createdAt());
  }
}
