package io.dotmac.sub.core.event.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * An event on its way to a handler.
 *
 * @param subject what it is about, as far as order counts
 * @param recordedAt finds its row
 */
record Delivery(StoredEvent event, UUID subject, Instant recordedAt) {}
