package io.dotmac.sub.server.api.webhook;

import io.dotmac.sub.core.webhook.WebhookEndpointId;
import io.dotmac.sub.core.webhook.WebhookSubscription;
import io.dotmac.sub.core.webhook.WebhookSubscriptionId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** That an endpoint gets the events of a type; {@code *} means all. */
public record WebhookSubscriptionView(
    WebhookSubscriptionId id,
    WebhookEndpointId endpointId,
    String eventType,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static WebhookSubscriptionView of(WebhookSubscription row) {
    return new WebhookSubscriptionView(
        row.id(),
        row.endpoint(),
        row.eventType(),
        row.isActive(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
