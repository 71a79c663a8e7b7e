package io.dotmac.sub.server.api.network.plant;

import io.dotmac.sub.core.network.cpe.OntReading;
import io.dotmac.sub.core.network.cpe.OntReadings;
import io.dotmac.sub.core.network.inventory.ItemId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What was last read of an ONT: its state and the light it receives. */
@Path("/ont-units/{id}/reading")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OntReadingResource {
  private final Database db;
  private final OntReadings readings = new OntReadings();

  public OntReadingResource(Database db) {
    this.db = db;
  }

  @GET
  @RequirePermission("network:ont:read")
  public OntReading reading(@Auth Caller caller, @PathParam("id") ItemId id) {
    return db.read(caller, tx -> last(tx, id));
  }

  /** Keeps what a poller has read; an older reading than the last one changes nothing. */
  @PUT
  @RequirePermission("network:ont:write")
  public OntReading keep(@Auth Caller caller, @PathParam("id") ItemId id, OntReading body) {
    return db.inTx(caller, tx -> {
      readings.keep(tx, id.value(), body);
      return last(tx, id);
    });
  }

  private OntReading last(Tx tx, ItemId id) {
    return readings
        .find(tx, id.value())
        .orElseThrow(() -> Problem.notFound("reading of ont unit", id.value()));
  }
}
