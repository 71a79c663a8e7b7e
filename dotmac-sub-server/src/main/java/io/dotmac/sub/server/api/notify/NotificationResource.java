package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.notify.NewNotification;
import io.dotmac.sub.core.notify.NotificationId;
import io.dotmac.sub.core.notify.Notifications;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Messages to customers: those that wait, and those that were sent. */
@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NotificationResource {
  private final Database db;
  private final Notifications notifications;

  public NotificationResource(Database db, NotifySetup setup) {
    this.db = db;
    this.notifications = new Notifications(setup);
  }

  @GET
  @ListedBy(Notifications.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("customer:read")
  public Page<NotificationView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> Notifications.LISTING.fetch(tx, query).map(NotificationView::of)));
  }

  /** With what it says, and what the provider said of it. */
  @GET
  @Path("/{id}")
  @RequirePermission("customer:read")
  public NotificationDetailView get(@Auth Caller caller, @PathParam("id") NotificationId id) {
    return db.read(
        caller, tx -> NotificationDetailView.of(tx, Notifications.LISTING.require(tx, id)));
  }

  /** Sends a message to one subscriber; a push message goes to each of their apps. */
  @POST
  @RequirePermission("customer:update")
  @Answers(SentView.class)
  public Response send(@Auth Caller caller, @Valid @NotNull NewNotification body) {
    List<NotificationView> made = db.inTx(
        caller,
        tx -> notifications.send(tx, body).stream().map(NotificationView::of).toList());
    return Response.status(Response.Status.CREATED).entity(new SentView(made)).build();
  }

  /** Stops a message that was not sent yet. */
  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("customer:update")
  public NotificationView cancel(@Auth Caller caller, @PathParam("id") NotificationId id) {
    return db.inTx(caller, tx -> NotificationView.of(notifications.cancel(tx, id)));
  }

  /** Sends it once more, now and by the whole plan of retries, under the same id. */
  @POST
  @Path("/{id}/resend")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("customer:update")
  public NotificationView resend(@Auth Caller caller, @PathParam("id") NotificationId id) {
    return db.inTx(caller, tx -> NotificationView.of(notifications.resend(tx, id)));
  }
}
