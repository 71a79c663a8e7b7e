package io.dotmac.sub.server.api.access.sync;

import io.dotmac.sub.core.access.sync.RadiusSyncRunId;
import io.dotmac.sub.core.access.sync.RadiusSyncRuns;
import io.dotmac.sub.core.listing.Page;
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

/** What runs changed in the databases of FreeRADIUS servers: facts, so they are only read. */
@Path("/radius-sync-runs")
@Produces(MediaType.APPLICATION_JSON)
public final class RadiusSyncRunResource {
  private final Database db;

  public RadiusSyncRunResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(RadiusSyncRuns.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<RadiusSyncRunView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> RadiusSyncRuns.LISTING.fetch(tx, query).map(RadiusSyncRunView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public RadiusSyncRunView get(@Auth Caller caller, @PathParam("id") RadiusSyncRunId id) {
    return db.read(caller, tx -> RadiusSyncRunView.of(RadiusSyncRuns.LISTING.require(tx, id)));
  }
}
