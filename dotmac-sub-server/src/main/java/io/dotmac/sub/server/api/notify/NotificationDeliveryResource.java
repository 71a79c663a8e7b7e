package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.notify.NotificationDelivery;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What providers said about messages: facts. */
@Path("/notification-deliveries")
@Produces(MediaType.APPLICATION_JSON)
public final class NotificationDeliveryResource {
  private final Database db;

  public NotificationDeliveryResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(NotificationDelivery.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("customer:read")
  public Page<NotificationDeliveryView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller,
        tx -> NotificationDelivery.LISTING.fetch(tx, query).map(NotificationDeliveryView::of)));
  }
}
