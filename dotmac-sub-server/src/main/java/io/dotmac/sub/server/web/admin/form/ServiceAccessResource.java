package io.dotmac.sub.server.web.admin.form;

import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceLocks;
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

/** Suspends and restores single services, after saying what that does. */
@Path("/admin/subscriptions")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class ServiceAccessResource {
  private static final String STAFF = "staff";
  private static final String CONFIRM = "admin/confirm";

  private final Database db;
  private final Portal portal;
  private final ServiceLocks locks;

  public ServiceAccessResource(Database db, Portal portal, ServiceLocks locks) {
    this.db = db;
    this.portal = portal;
    this.locks = locks;
  }

  @GET
  @Path("/{id}/{verb: suspend|restore}")
  @RequirePermission(value = "subscription:suspend", realms = Realm.STAFF)
  public Response askService(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("verb") String verb) {
    return portal.show(
        request,
        caller,
        AdminFrame.SUBSCRIBERS,
        CONFIRM,
        visit -> AccessQuestion.service(visit, id, verb));
  }

  @POST
  @Path("/{id}/suspend")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "subscription:suspend", realms = Realm.STAFF)
  public Response suspendService(
      @Auth Caller caller,
      @PathParam("id") UUID id,
      @FormParam("reason") @DefaultValue("") String reason,
      @FormParam("subscriber") UUID subscriber) {
    db.inTx(
        caller,
        tx -> locks.lock(tx, id, LockReason.ADMIN, LockEffect.SUSPEND, STAFF, orNull(reason)));
    return Portal.done("/admin/subscribers/" + subscriber, "suspended");
  }

  @POST
  @Path("/{id}/restore")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "subscription:suspend", realms = Realm.STAFF)
  public Response restoreService(
      @Auth Caller caller, @PathParam("id") UUID id, @FormParam("subscriber") UUID subscriber) {
    db.inTx(caller, tx -> locks.release(tx, id, LockReason.ADMIN));
    return Portal.done("/admin/subscribers/" + subscriber, "restored");
  }

  private static @org.jspecify.annotations.Nullable String orNull(String text) {
    return text.isBlank() ? null : text.trim();
  }
}
