package io.dotmac.sub.server.api.network.monitor;

import io.dotmac.sub.core.network.inventory.ItemId;
import io.dotmac.sub.core.network.poll.TargetState;
import io.dotmac.sub.core.network.poll.TargetStates;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How a polled device is. */
@Path("/snmp-targets/{id}/state")
@Produces(MediaType.APPLICATION_JSON)
public final class TargetStateResource {
  private final Database db;

  public TargetStateResource(Database db) {
    this.db = db;
  }

  @GET
  @RequirePermission("network:device:read")
  public TargetState state(@Auth Caller caller, @PathParam("id") ItemId id) {
    return db.read(caller, tx -> TargetStates.require(tx, id.value()));
  }

  /** It is read with the next round, whenever it was due. */
  @POST
  @Path("/refresh")
  @RequirePermission("network:device:write")
  public TargetState refresh(@Auth Caller caller, @PathParam("id") ItemId id) {
    return db.inTx(caller, tx -> TargetStates.dueNow(tx, id.value()));
  }
}
