package io.dotmac.sub.server.api.event;

import io.dotmac.sub.core.event.catalog.EventCatalog;
import io.dotmac.sub.core.event.delivery.DeadLetters;
import io.dotmac.sub.core.event.delivery.UnfinishedDelivery;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Deliveries that are not done, {@code status=failed} the dead letters; and doing them again. */
@Path("/event-deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class EventDeliveryResource {
  private final Database db;
  private final EventCatalog catalog;

  public EventDeliveryResource(Database db, EventCatalog catalog) {
    this.db = db;
    this.catalog = catalog;
  }

  @GET
  @ListedBy(UnfinishedDelivery.class)
  @RequirePermission("audit:read")
  public Page<EventDeliveryView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller,
        tx -> UnfinishedDelivery.LISTING
            .fetch(tx, query)
            .map(UnfinishedDelivery::state)
            .map(EventDeliveryView::of)));
  }

  /** Makes the deliveries of a span of time due again, the oldest first. */
  @POST
  @Path("/replay")
  @RequirePermission("system:settings:write")
  public ReplayedView replay(@Auth Caller caller, ReplayDeliveries body) {
    DeadLetters.Range range = body.range(catalog);
    int replayed = db.inTx(caller, tx -> DeadLetters.replay(tx, range));
    return new ReplayedView(replayed, replayed == DeadLetters.MOST);
  }
}
