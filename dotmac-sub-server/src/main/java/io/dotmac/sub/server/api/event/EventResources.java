package io.dotmac.sub.server.api.event;

import io.dotmac.sub.core.event.catalog.EventCatalog;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.event.KnownEvents;
import io.dotmac.sub.server.security.Authentication;
import java.util.List;

/** Makes the resources of events. */
public final class EventResources {
  private static final EventCatalog CATALOG = KnownEvents.CATALOG;

  private EventResources() {}

  /** All of them. */
  public static List<Object> of(Database db, Authentication authentication, EventStreams streams) {
    return List.of(
        new EventResource(db, CATALOG),
        new EventStreamResource(db, CATALOG, authentication, streams),
        new EventTypeResource(CATALOG),
        new EventDeliveryResource(db, CATALOG));
  }
}
