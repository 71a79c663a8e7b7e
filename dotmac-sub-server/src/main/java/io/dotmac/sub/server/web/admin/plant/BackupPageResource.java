package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.provisioning.backup.BackupRound;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
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

/** The pages about configurations that are kept of devices. */
@Path("/admin/network/backups")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class BackupPageResource {
  private final Portal portal;
  private final BackupRound round;

  public BackupPageResource(Portal portal, BackupRound round) {
    this.portal = portal;
    this.round = round;
  }

  @GET
  @RequirePermission(value = "network:device:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.PLANT, "admin/plant", BackupPages::list);
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "network:device:read", realms = Realm.STAFF)
  public Response device(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request,
        caller,
        AdminFrame.PLANT,
        "admin/config_backups",
        visit -> BackupPages.device(visit, id));
  }

  /** Asks the device now; what it gave stands on the page that follows. */
  @POST
  @Path("/{id}")
  @RequirePermission(value = "network:device:write", realms = Realm.STAFF)
  public Response backUp(@Auth Caller caller, @PathParam("id") UUID id) {
    round.backUp(caller, new ProvisioningDeviceId(id));
    return Portal.done(BackupPages.BACKUPS + "/" + id, "config_backup");
  }
}
