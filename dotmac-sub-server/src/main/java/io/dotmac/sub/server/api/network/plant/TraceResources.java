package io.dotmac.sub.server.api.network.plant;

import io.dotmac.sub.core.network.inventory.ItemId;
import io.dotmac.sub.core.network.plant.trace.FiberTraces;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Where light comes from and goes to, with what is lost on the way. */
public final class TraceResources {
  private static final FiberTraces TRACES = new FiberTraces();

  private TraceResources() {}

  /** All of them, over that database. */
  public static List<Object> of(Database db) {
    return List.of(
        new StrandTraceResource(db), new PonPortTraceResource(db), new OntTraceResource(db));
  }

  @Path("/fiber-strands/{id}/trace")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class StrandTraceResource {
    private final Database db;

    StrandTraceResource(Database db) {
      this.db = db;
    }

    @GET
    @RequirePermission("network:fiber:read")
    public TraceView trace(@Auth Caller caller, @PathParam("id") ItemId id) {
      return db.inTx(caller, tx -> TraceView.of(TRACES.ofStrand(tx, id.value())));
    }
  }

  @Path("/pon-ports/{id}/trace")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class PonPortTraceResource {
    private final Database db;

    PonPortTraceResource(Database db) {
      this.db = db;
    }

    @GET
    @RequirePermission("network:fiber:read")
    public TraceView trace(@Auth Caller caller, @PathParam("id") ItemId id) {
      return db.inTx(caller, tx -> TraceView.of(TRACES.ofPonPort(tx, id.value())));
    }
  }

  @Path("/ont-units/{id}/trace")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class OntTraceResource {
    private final Database db;

    OntTraceResource(Database db) {
      this.db = db;
    }

    @GET
    @RequirePermission("network:fiber:read")
    public TraceView trace(@Auth Caller caller, @PathParam("id") ItemId id) {
      return db.inTx(caller, tx -> TraceView.of(TRACES.ofOnt(tx, id.value())));
    }
  }
}
