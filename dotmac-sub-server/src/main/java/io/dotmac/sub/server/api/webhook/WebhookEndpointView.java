package io.dotmac.sub.server.api.webhook;

import io.dotmac.sub.core.webhook.WebhookEndpoint;
import io.dotmac.sub.core.webhook.WebhookEndpointId;
import io.dotmac.sub.core.webhook.WebhookEndpointTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where events are sent to, without its secret.
 *
 * @param failures attempts that failed since one succeeded
 */
public record WebhookEndpointView(
    WebhookEndpointId id,
    String name,
    String url,
    @Nullable String description,
    boolean isActive,
    int failures,
    @Nullable Instant failingSince,
    @Nullable Instant lastSuccessAt,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static WebhookEndpointView of(WebhookEndpoint row) {
    WebhookEndpointTerms terms = row.terms();
    return new WebhookEndpointView(
        row.id(),
        terms.name(),
        terms.url(),
        terms.description(),
        terms.isActive(),
        row.failures(),
        row.failingSince().orElse(null),
        row.lastSuccessAt().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
