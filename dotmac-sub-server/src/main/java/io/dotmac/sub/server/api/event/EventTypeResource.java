package io.dotmac.sub.server.api.event;

import io.dotmac.sub.core.event.catalog.EventCatalog;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The types of events there are, with the schemas of their payloads. */
@Path("/event-types")
@Produces(MediaType.APPLICATION_JSON)
public final class EventTypeResource {
  private final List<EventTypeView> types;

  public EventTypeResource(EventCatalog catalog) {
    types = catalog.all().stream().map(EventTypeView::of).toList();
  }

  @GET
  @RequirePermission("audit:read")
  public List<EventTypeView> list(@Auth Caller caller) {
    return types;
  }
}
