package io.dotmac.sub.server.api.catalog.profile;

import io.dotmac.sub.core.catalog.tax.TaxRegion;
import io.dotmac.sub.core.catalog.tax.TaxRegionId;
import io.dotmac.sub.core.catalog.tax.TaxRegionTerms;
import io.dotmac.sub.core.catalog.tax.TaxRegions;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Taxes by place. */
@Path("/tax-regions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TaxRegionResource {
  private final Database db;
  private final TaxRegions regions;

  public TaxRegionResource(Database db, TaxRegions regions) {
    this.db = db;
    this.regions = regions;
  }

  @GET
  @ListedBy(TaxRegions.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:tax:read")
  public Page<TaxRegionView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> TaxRegions.LISTING.fetch(tx, query).map(TaxRegionView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("billing:tax:read")
  public TaxRegionView get(@Auth Caller caller, @PathParam("id") TaxRegionId id) {
    return db.read(caller, tx -> TaxRegionView.of(regions.require(tx, id)));
  }

  /** Says which tax services in a place bear from now on. */
  @POST
  @RequirePermission("billing:tax:write")
  public Response create(@Auth Caller caller, TaxRegionTerms body) {
    TaxRegionView made = db.inTx(caller, tx -> view(tx, regions.create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** New charges there bear the tax of a wider place, or of their offer. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("billing:tax:write")
  public void remove(@Auth Caller caller, @PathParam("id") TaxRegionId id) {
    db.run(caller, tx -> regions.deactivate(tx, id));
  }

  private static TaxRegionView view(Tx tx, TaxRegion row) {
    tx.flush();
    return TaxRegionView.of(row);
  }
}
