package io.dotmac.sub.server.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.event.CustomEvent;

/** What was told and will be recorded when the answer is there. */
public record PublishedEvent(String eventType, JsonNode payload) {
  static PublishedEvent of(CustomEvent event) {
    return new PublishedEvent(event.type(), event.payload());
  }
}
