package io.dotmac.sub.server.api.provisioning.drift;

import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.drift.DriftRound;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Devices that are read by hand. */
@Path("/provisioning-devices/{id}/drift-checks")
@Produces(MediaType.APPLICATION_JSON)
public final class DriftCheckResource {
  private final DriftRound round;

  public DriftCheckResource(DriftRound round) {
    this.round = round;
  }

  /** Reads the device now, with no transaction open; changes nothing on it. */
  @POST
  @RequirePermission("network:device:write")
  public DriftCheckView check(@Auth Caller caller, @PathParam("id") ProvisioningDeviceId id) {
    return DriftCheckView.of(id, round.detect(caller, id));
  }
}
