package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.drift.DriftRound;
import io.dotmac.sub.core.tx.Caller;
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

/** The pages about what devices say otherwise than the records. */
@Path("/admin/network/drift")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class DriftPageResource {
  private final Portal portal;
  private final DriftRound round;

  public DriftPageResource(Portal portal, DriftRound round) {
    this.portal = portal;
    this.round = round;
  }

  @GET
  @RequirePermission(value = "network:device:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.PLANT, "admin/plant", DriftPages::list);
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "network:device:read", realms = Realm.STAFF)
  public Response device(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request, caller, AdminFrame.PLANT, "admin/drift", visit -> DriftPages.device(visit, id));
  }

  /** Reads the device now; what differs stands on the page that follows. */
  @POST
  @Path("/{id}")
  @RequirePermission(value = "network:device:write", realms = Realm.STAFF)
  public Response check(@Auth Caller caller, @PathParam("id") UUID id) {
    round.detect(caller, new ProvisioningDeviceId(id));
    return Portal.done(DriftPages.DRIFT + "/" + id, "drift");
  }
}
