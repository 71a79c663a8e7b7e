package io.dotmac.sub.server.api.provisioning.run;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.discovery.DiscoveredOntId;
import io.dotmac.sub.core.provisioning.discovery.DiscoveredOnts;
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

/** ONTs that showed themselves on devices. */
@Path("/discovered-onts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DiscoveredOntResource {
  private final Database db;
  private final DiscoveredOnts onts;

  public DiscoveredOntResource(Database db, DiscoveredOnts onts) {
    this.db = db;
    this.onts = onts;
  }

  @GET
  @ListedBy(DiscoveredOnts.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("provisioning:read")
  public Page<DiscoveredOntView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> DiscoveredOnts.LISTING.fetch(tx, query).map(DiscoveredOntView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("provisioning:read")
  public DiscoveredOntView get(@Auth Caller caller, @PathParam("id") DiscoveredOntId id) {
    return db.read(caller, tx -> DiscoveredOntView.of(onts.require(tx, id)));
  }

  /** Lets it in for an order; answers the run that does so. */
  @POST
  @Path("/{id}/approve")
  @RequirePermission("provisioning:write")
  @Answers(RunView.class)
  public Response approve(
      @Auth Caller caller, @PathParam("id") DiscoveredOntId id, @Nullable ApproveOnt body) {
    ApproveOnt wanted = ApproveOnt.orPlain(body);
    RunView made = db.inTx(
        caller,
        tx -> RunView.flushed(
            tx, onts.approve(tx, id, wanted.serviceOrderId(), wanted.workflowId())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }
}
