package io.dotmac.sub.server.api.network.monitor;

import io.dotmac.sub.core.network.cpe.OntReadings;
import io.dotmac.sub.core.network.cpe.OntUnit;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.inventory.ItemId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** The light of an ONT over time. */
@Path("/ont-units/{id}/optics")
@Produces(MediaType.APPLICATION_JSON)
public final class OntOpticsResource {
  private static final int MOST = 5_000;

  private final Database db;
  private final Inventory<OntUnit> units = new Inventory<>(OntUnit.class);
  private final OntReadings readings = new OntReadings();

  public OntOpticsResource(Database db) {
    this.db = db;
  }

  /** What was read, the oldest first. */
  public record History(Instant since, Instant until, List<OntReadings.Optics> readings) {}

  /** Of the last day unless said otherwise; up to 5000 readings. */
  @GET
  @RequirePermission("network:ont:read")
  public History history(
      @Auth Caller caller, @PathParam("id") ItemId id, @BeanParam Stretch stretch) {
    return db.read(caller, tx -> history(tx, id, stretch));
  }

  private History history(Tx tx, ItemId id, Stretch stretch) {
    units.require(tx, id.value());
    Instant since = stretch.since(tx);
    Instant until = stretch.until(tx);
    return new History(since, until, readings.history(tx, id.value(), since, until, MOST));
  }
}
