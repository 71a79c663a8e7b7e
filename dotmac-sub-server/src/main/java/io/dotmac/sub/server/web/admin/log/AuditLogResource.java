package io.dotmac.sub.server.web.admin.log;

import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.audit.AuditTrail;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The audit, to be read. */
@Path(AuditLog.PATH)
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class AuditLogResource {
  private final Portal portal;
  private final AuditTrail trail;

  public AuditLogResource(Portal portal, AuditTrail trail) {
    this.portal = portal;
    this.trail = trail;
  }

  @GET
  @RequirePermission(value = "audit:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    trail.flush();
    return portal.show(request, caller, AdminFrame.AUDIT, "admin/audit", AuditLog::list);
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "audit:read", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    trail.flush();
    return portal.show(
        request, caller, AdminFrame.AUDIT, "admin/audit_event", visit -> AuditLog.one(visit, id));
  }
}
