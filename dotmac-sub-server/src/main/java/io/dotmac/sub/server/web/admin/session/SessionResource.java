package io.dotmac.sub.server.web.admin.session;

import io.dotmac.sub.core.enforcement.SessionDisconnects;
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
import org.jspecify.annotations.Nullable;

/** The sessions of the network, live, and their ends. */
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class SessionResource {
  private final Portal portal;
  private final Database db;
  private final SessionDisconnects disconnects = new SessionDisconnects();

  public SessionResource(Portal portal, Database db) {
    this.portal = portal;
    this.db = db;
  }

  @GET
  @Path("/network/sessions")
  @RequirePermission(value = "network:radius:read", realms = Realm.STAFF)
  public Response sessions(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.SESSIONS, "admin/sessions", SessionList::page);
  }

  @GET
  @Path("/network/sessions/{id}/disconnect")
  @RequirePermission(value = "network:radius:write", realms = Realm.STAFF)
  public Response ask(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request, caller, AdminFrame.SESSIONS, "admin/confirm", visit -> EndQuestion.of(visit, id));
  }

  @POST
  @Path("/network/sessions/{id}/disconnect")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "network:radius:write", realms = Realm.STAFF)
  public Response end(
      @Auth Caller caller,
      @PathParam("id") UUID id,
      @FormParam("reason") @DefaultValue("") String reason,
      @FormParam("subscriber") @Nullable UUID subscriber) {
    String why = reason.isBlank() ? null : reason.strip();
    db.inTx(caller, tx -> disconnects.request(tx, id, why));
    return Portal.done(
        subscriber == null ? SessionList.PATH : "/admin/subscribers/" + subscriber + "/sessions",
        "disconnect");
  }

  @GET
  @Path("/network/coa")
  @RequirePermission(value = "network:radius:read", realms = Realm.STAFF)
  public Response coa(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.CLIENTS, "admin/network", CoaLog::page);
  }

  @GET
  @Path("/network/usage")
  @RequirePermission(value = "usage:read", realms = Realm.STAFF)
  public Response usage(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.CLIENTS, "admin/usage", UsageList::page);
  }
}
