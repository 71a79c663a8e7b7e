package io.dotmac.sub.server.api.webhook;

import io.dotmac.sub.core.webhook.WebhookEndpointId;
import io.dotmac.sub.core.webhook.WebhookEndpoints;

/**
 * The secret of an endpoint, shown this once.
 *
 * @param id of the endpoint
 */
public record NewWebhookSecretView(WebhookEndpointId id, String name, String url, String secret) {
  static NewWebhookSecretView of(WebhookEndpoints.Made made) {
    return new NewWebhookSecretView(
        made.endpoint().id(),
        made.endpoint().terms().name(),
        made.endpoint().terms().url(),
        made.secret());
  }
}
