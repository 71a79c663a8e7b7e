package io.dotmac.sub.server.api.provisioning.run;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.run.ProvisioningRunId;
import io.dotmac.sub.core.provisioning.run.ProvisioningRuns;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Attempts to carry out orders on devices. What one did is a fact: it is read-only. */
@Path("/provisioning-runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RunResource {
  private final Database db;
  private final ProvisioningRuns runs;

  public RunResource(Database db, ProvisioningRuns runs) {
    this.db = db;
    this.runs = runs;
  }

  @GET
  @ListedBy(ProvisioningRuns.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("provisioning:read")
  public Page<RunView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> ProvisioningRuns.LISTING.fetch(tx, query).map(RunView::of)));
  }

  /** With its steps and what was sent and read in each. */
  @GET
  @Path("/{id}")
  @RequirePermission("provisioning:read")
  public RunDetailView get(@Auth Caller caller, @PathParam("id") ProvisioningRunId id) {
    return db.read(caller, tx -> RunDetailView.of(tx, runs.require(tx, id)));
  }

  @POST
  @RequirePermission("provisioning:write")
  @Answers(RunView.class)
  public Response start(@Auth Caller caller, StartRun body) {
    RunView made = db.inTx(caller, tx -> RunView.flushed(tx, body.begin(tx, runs)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Tries a failed one again. */
  @POST
  @Path("/{id}/retry")
  @RequirePermission("provisioning:write")
  public RunView retry(
      @Auth Caller caller, @PathParam("id") ProvisioningRunId id, @Nullable RetryRun body) {
    return db.inTx(caller, tx -> RunView.flushed(tx, runs.retry(tx, id, RetryRun.from(body))));
  }

  /** Takes back what a failed one had set up; answers the run that does so. */
  @POST
  @Path("/{id}/undo")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("provisioning:write")
  @Answers(RunView.class)
  public Response undo(@Auth Caller caller, @PathParam("id") ProvisioningRunId id) {
    RunView made = db.inTx(caller, tx -> RunView.flushed(tx, runs.undo(tx, id)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }
}
