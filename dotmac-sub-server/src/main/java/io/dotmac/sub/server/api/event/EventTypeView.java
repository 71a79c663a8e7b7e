package io.dotmac.sub.server.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.event.catalog.EventSchema;
import io.dotmac.sub.core.event.catalog.EventType;

/**
 * A type of event.
 *
 * @param isEmitted whether anything here causes it yet
 * @param payloadSchema as JSON Schema
 */
public record EventTypeView(
    String eventType, String happens, boolean isEmitted, JsonNode payloadSchema) {
  static EventTypeView of(EventType type) {
    return new EventTypeView(type.name(), type.happens(), type.emitted(), EventSchema.of(type));
  }
}
