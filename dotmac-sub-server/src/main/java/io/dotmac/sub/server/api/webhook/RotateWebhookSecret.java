package io.dotmac.sub.server.api.webhook;

import org.jspecify.annotations.Nullable;

/**
 * Replaces the secret of an endpoint.
 *
 * @param secret yours; left out, one is made
 * @param overlapHours how long the old one is used beside it: 0 to 168, else 24
 */
public record RotateWebhookSecret(
    @Nullable String secret, @Nullable Integer overlapHours) {}
