package io.dotmac.sub.server.api.provisioning.drift;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.drift.DriftFindingId;
import io.dotmac.sub.core.provisioning.drift.DriftFindings;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What devices say otherwise than the records. */
@Path("/drift-findings")
@Produces(MediaType.APPLICATION_JSON)
public final class DriftFindingResource {
  private final Database db;

  public DriftFindingResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(DriftFindings.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:device:read")
  public Page<DriftFindingView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.inTx(caller, tx -> DriftFindings.LISTING.fetch(tx, query).map(DriftFindingView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:device:read")
  public DriftFindingView get(@Auth Caller caller, @PathParam("id") DriftFindingId id) {
    return db.inTx(caller, tx -> DriftFindingView.of(DriftFindings.LISTING.require(tx, id)));
  }
}
