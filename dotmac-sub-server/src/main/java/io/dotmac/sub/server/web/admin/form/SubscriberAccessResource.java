package io.dotmac.sub.server.web.admin.form;

import io.dotmac.sub.core.access.SubscriberAccess;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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

/** Suspends and restores subscribers, after saying what that does. */
@Path("/admin/subscribers")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class SubscriberAccessResource {
  private static final String CONFIRM = "admin/confirm";

  private final Database db;
  private final Portal portal;
  private final SubscriberAccess subscribers;

  public SubscriberAccessResource(Database db, Portal portal, SubscriberAccess subscribers) {
    this.db = db;
    this.portal = portal;
    this.subscribers = subscribers;
  }

  @GET
  @Path("/{id}/{verb: suspend|restore}")
  @RequirePermission(value = "customer:update", realms = Realm.STAFF)
  public Response ask(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("verb") String verb) {
    return portal.show(
        request,
        caller,
        AdminFrame.SUBSCRIBERS,
        CONFIRM,
        visit -> AccessQuestion.subscriber(visit, id, verb));
  }

  @POST
  @Path("/{id}/suspend")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "customer:update", realms = Realm.STAFF)
  public Response suspend(
      @Auth Caller caller,
      @PathParam("id") UUID id,
      @FormParam("reason") @DefaultValue("") String reason) {
    db.inTx(caller, tx -> subscribers.suspend(tx, new SubscriberId(id), orNull(reason)));
    return Portal.done("/admin/subscribers/" + id, "suspended");
  }

  @POST
  @Path("/{id}/restore")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "customer:update", realms = Realm.STAFF)
  public Response restore(@Auth Caller caller, @PathParam("id") UUID id) {
    db.inTx(caller, tx -> subscribers.reactivate(tx, new SubscriberId(id)));
    return Portal.done("/admin/subscribers/" + id, "restored");
  }

  private static @org.jspecify.annotations.Nullable String orNull(String text) {
    return text.isBlank() ? null : text.trim();
  }
}
