package io.dotmac.sub.server.web.admin.log;

import io.dotmac.sub.core.event.delivery.DeadLetters;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
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

/** The log of events, and delivering one again. */
@Path(EventLog.PATH)
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class EventLogResource {
  private final Portal portal;
  private final Database db;

  public EventLogResource(Portal portal, Database db) {
    this.portal = portal;
    this.db = db;
  }

  @GET
  @RequirePermission(value = "audit:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.EVENTS, "admin/events", EventLog::list);
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "audit:read", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request, caller, AdminFrame.EVENTS, "admin/event", visit -> EventLog.one(visit, id));
  }

  @POST
  @Path("/replay")
  @RequirePermission(value = EventLog.REPLAY, realms = Realm.STAFF)
  public Response replayAll(@Auth Caller caller) {
    db.inTx(caller, EventLog::replayAll);
    return Portal.done(EventLog.PATH, "redelivered");
  }

  @POST
  @Path("/{id}/deliveries/{handler}/replay")
  @RequirePermission(value = EventLog.REPLAY, realms = Realm.STAFF)
  public Response replay(
      @Auth Caller caller, @PathParam("id") UUID id, @PathParam("handler") String handler) {
    if (!db.inTx(caller, tx -> DeadLetters.replay(tx, id, handler))) {
      throw Problem.notFound("delivery", handler + " of event " + id);
    }
    return Portal.done(EventLog.PATH + "/" + id, "redelivered");
  }
}
