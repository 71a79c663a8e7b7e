package io.dotmac.sub.server;

import io.dotmac.sub.core.webhook.WebhookEndpoints;
import io.dotmac.sub.server.adapter.webhook.WebhookOptions;
import io.dotmac.sub.server.api.webhook.WebhookDeliveryResource;
import io.dotmac.sub.server.api.webhook.WebhookEndpointResource;
import io.dotmac.sub.server.api.webhook.WebhookSubscriptionResource;
import java.util.List;

/** The routes of webhooks. */
final class WebhookModule {
  private WebhookModule() {}

  /** The endpoints of this installation, which allows what {@code options} say. */
  static WebhookEndpoints endpoints(Installation installation, WebhookOptions options) {
    return new WebhookEndpoints(installation.secrets(), options.targets());
  }

  static List<Object> resources(Installation installation, WebhookEndpoints endpoints) {
    return List.of(
        new WebhookEndpointResource(installation.db(), endpoints),
        new WebhookSubscriptionResource(installation.db()),
        new WebhookDeliveryResource(installation.db()));
  }
}
