package io.dotmac.sub.server.api.webhook;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.webhook.WebhookDeliveries;
import io.dotmac.sub.core.webhook.WebhookDeliveryId;
import io.dotmac.sub.core.webhook.WebhookReplays;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What was sent to other systems, and what became of it: facts, read and sent again. */
@Path("/webhooks/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookDeliveryResource {
  private final Database db;

  public WebhookDeliveryResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(WebhookDeliveries.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("system:settings:read")
  public Page<WebhookDeliveryView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> WebhookDeliveries.LISTING.fetch(tx, query).map(WebhookDeliveryView::of)));
  }

  /** With what was sent and what was answered each time. */
  @GET
  @Path("/{id}")
  @RequirePermission("system:settings:read")
  public WebhookDeliveryDetailView get(@Auth Caller caller, @PathParam("id") WebhookDeliveryId id) {
    return db.read(
        caller, tx -> WebhookDeliveryDetailView.of(tx, WebhookDeliveries.LISTING.require(tx, id)));
  }

  /** Sends it once more, now and by the whole plan of retries, under the same id. */
  @POST
  @Path("/{id}/replay")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("system:settings:write")
  public WebhookDeliveryView replay(@Auth Caller caller, @PathParam("id") WebhookDeliveryId id) {
    return db.inTx(caller, tx -> WebhookDeliveryView.of(WebhookReplays.one(tx, id)));
  }
}
