package io.dotmac.sub.server.api.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.event.EventStatus;
import io.dotmac.sub.core.tx.WireJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as consumers get it: envelope, payload and the things it is about. */
public record EventView(
    UUID eventId,
    String eventType,
    Instant occurredAt,
    EventStatus status,
    JsonNode payload,
    Context context) {
  /** Who caused it and what it is about. */
  public record Context(
      String actor,
      @Nullable UUID subscriberId,
      @Nullable UUID accountId,
      @Nullable UUID subscriptionId,
      @Nullable UUID invoiceId,
      @Nullable UUID serviceOrderId) {}

  static EventView of(EventRecord event) {
    EventContext about = event.context();
    return new EventView(
        event.id(),
        event.type(),
        event.occurredAt(),
        event.status(),
        WireJson.tree(event.payload()),
        new Context(
            event.actorName(),
            about.subscriber(),
            about.account(),
            about.subscription(),
            about.invoice(),
            about.serviceOrder()));
  }
}
