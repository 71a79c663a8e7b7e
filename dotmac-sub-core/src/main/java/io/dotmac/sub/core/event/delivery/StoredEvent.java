package io.dotmac.sub.core.event.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.event.EventContext;
import java.time.Instant;
import java.util.UUID;

/** An event as its handlers get it. */
public record StoredEvent(
    UUID id, long seq, String type, Instant occurredAt, JsonNode payload, EventContext context) {}
