package io.dotmac.sub.server.api.webhook;

import io.dotmac.sub.core.webhook.WebhookEndpointId;
import jakarta.validation.constraints.NotNull;

/**
 * Has an endpoint get events.
 *
 * @param eventType such as {@code invoice.paid}; {@code *} means all
 */
public record SubscribeWebhook(
    @NotNull WebhookEndpointId endpointId, @NotNull String eventType) {}
