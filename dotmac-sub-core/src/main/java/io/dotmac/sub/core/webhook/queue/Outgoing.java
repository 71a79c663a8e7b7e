package io.dotmac.sub.core.webhook.queue;

import java.util.UUID;

/**
 * A message to be sent.
 *
 * @param subject whom it is about: those about the same are sent one after the other
 */
public record Outgoing(UUID id, UUID subject, String eventType, String body) {}
