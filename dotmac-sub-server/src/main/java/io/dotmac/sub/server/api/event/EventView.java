package io.dotmac.sub.server.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.event.EventStatus;
import io.dotmac.sub.core.event.feed.EventCursor;
import io.dotmac.sub.core.tx.WireJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as consumers get it: envelope, payload and the things it is about.
 *
 * @param cursor its place: who reads on behind it asks for {@code after} this
 */
public record EventView(
    UUID eventId,
    String eventType,
    Instant occurredAt,
    String cursor,
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
        new EventCursor(event.txid(), event.seq()).toString(),
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
