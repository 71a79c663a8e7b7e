package io.dotmac.sub.server.event;

import io.dotmac.sub.billing.BillingEvents;
import io.dotmac.sub.core.CoreEvents;
import io.dotmac.sub.core.event.catalog.EventCatalog;
import java.util.List;

/** Every type of event there is. */
public final class KnownEvents {
  /** Those of core and of billing. */
  public static final EventCatalog CATALOG =
      EventCatalog.of(List.of(CoreEvents.ALL, BillingEvents.ALL));

  private KnownEvents() {}
}
