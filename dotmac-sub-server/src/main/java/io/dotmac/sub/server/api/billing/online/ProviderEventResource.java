package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.gateway.event.ProviderEvent;
import io.dotmac.sub.billing.gateway.event.ProviderEventId;
import io.dotmac.sub.billing.gateway.event.ProviderEvents;
import io.dotmac.sub.billing.gateway.event.ReceiveWebhook;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What providers told us. */
@Path("/payment-events")
@Produces(MediaType.APPLICATION_JSON)
public final class ProviderEventResource {
  private final Database db;
  private final ReceiveWebhook webhooks;

  public ProviderEventResource(Database db, ReceiveWebhook webhooks) {
    this.db = db;
    this.webhooks = webhooks;
  }

  @GET
  @ListedBy(ProviderEvents.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:payment:read")
  public Page<ProviderEventView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> ProviderEvents.LISTING.fetch(tx, query).map(ProviderEventView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("billing:payment:read")
  public ProviderEventView.Detail get(@Auth Caller caller, @PathParam("id") ProviderEventId id) {
    return db.read(caller, tx -> {
      ProviderEvent event = tx.require(ProviderEvent.class, id);
      return new ProviderEventView.Detail(ProviderEventView.of(event), event.payload());
    });
  }

  /** Looks at it once more. */
  @POST
  @Path("/{id}/replay")
  @RequirePermission("billing:payment:update")
  public ProviderEventView replay(@Auth Caller caller, @PathParam("id") ProviderEventId id) {
    return ProviderEventView.of(webhooks.replay(caller, id));
  }
}
