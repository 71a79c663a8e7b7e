package io.dotmac.sub.server.api.provisioning.line;

import io.dotmac.sub.core.network.inventory.ItemId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.line.LineTest;
import io.dotmac.sub.core.provisioning.line.LineTests;
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

/** Whether it is the line: what a line terminal sees of an ONT just now. */
@Path("/ont-units/{id}/line-test")
@Produces(MediaType.APPLICATION_JSON)
public final class LineTestResource {
  private final Database db;
  private final LineTests lines;

  public LineTestResource(Database db, LineTests lines) {
    this.db = db;
    this.lines = lines;
  }

  @GET
  @RequirePermission("network:ont:read")
  public LineTest last(@Auth Caller caller, @PathParam("id") ItemId id) {
    return db.read(
        caller,
        tx -> LineTests.last(tx, id.value())
            .orElseThrow(() -> Problem.notFound("test of the line of ont unit", id.value())));
  }

  /** Asks the line terminal now, with no transaction open; changes nothing on it. */
  @POST
  @RequirePermission("network:ont:read")
  public LineTest test(@Auth Caller caller, @PathParam("id") ItemId id) {
    return lines.test(caller, id.value());
  }
}
