package io.dotmac.sub.server.web.admin.message;

import io.dotmac.sub.core.notify.NotificationId;
import io.dotmac.sub.core.notify.Notifications;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Consumer;

/** The messages to customers, and one of them. */
@Path("/admin/messages")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class MessageLogResource {
  private final Portal portal;
  private final Database db;
  private final NotifySetup setup;
  private final Notifications notifications;

  public MessageLogResource(Portal portal, Database db, NotifySetup setup) {
    this.portal = portal;
    this.db = db;
    this.setup = setup;
    this.notifications = new Notifications(setup);
  }

  @GET
  @RequirePermission(value = "customer:read", realms = Realm.STAFF)
  public Response log(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.MESSAGES,
        "admin/messages",
        visit -> MessageLog.page(visit, setup));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "customer:read", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request,
        caller,
        AdminFrame.MESSAGES,
        "admin/message",
        visit -> OneMessage.page(visit, id, Errors.NONE));
  }

  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "customer:update", realms = Realm.STAFF)
  public Response cancel(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return doneOrRefused(
        caller,
        request,
        id,
        "message_stopped",
        tx -> notifications.cancel(tx, new NotificationId(id)));
  }

  @POST
  @Path("/{id}/resend")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "customer:update", realms = Realm.STAFF)
  public Response resend(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return doneOrRefused(
        caller,
        request,
        id,
        "message_again",
        tx -> notifications.resend(tx, new NotificationId(id)));
  }

  private Response doneOrRefused(
      Caller caller, ContainerRequestContext request, UUID id, String done, Consumer<Tx> work) {
    try {
      db.run(caller, work);
      return Portal.done(MessageLog.PATH + "/" + id, done);
    } catch (ProblemException e) {
      Errors errors = Errors.of(String.valueOf(e.getMessage()));
      return portal.refuse(
          request,
          caller,
          AdminFrame.MESSAGES,
          "admin/message",
          visit -> OneMessage.page(visit, id, errors));
    }
  }
}
