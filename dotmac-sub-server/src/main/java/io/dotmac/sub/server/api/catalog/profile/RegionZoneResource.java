package io.dotmac.sub.server.api.catalog.profile;

import io.dotmac.sub.core.catalog.profile.RegionZone;
import io.dotmac.sub.core.catalog.profile.RegionZoneId;
import io.dotmac.sub.core.catalog.profile.RegionZoneTerms;
import io.dotmac.sub.core.catalog.profile.RegionZones;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where offers are sold. */
@Path("/region-zones")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RegionZoneResource {
  private static final RegionZoneTerms BLANK = new RegionZoneTerms("", null, null);

  private final Database db;
  private final RegionZones zones;

  public RegionZoneResource(Database db, RegionZones zones) {
    this.db = db;
    this.zones = zones;
  }

  @GET
  @ListedBy(RegionZones.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("catalog:product:read")
  public Page<RegionZoneView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> RegionZones.LISTING.fetch(tx, query).map(RegionZoneView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("catalog:product:read")
  public RegionZoneView get(@Auth Caller caller, @PathParam("id") RegionZoneId id) {
    return db.read(caller, tx -> RegionZoneView.of(zones.require(tx, id)));
  }

  @POST
  @RequirePermission("catalog:product:write")
  public Response create(@Auth Caller caller, Fields<RegionZoneTerms> body) {
    RegionZoneView made = db.inTx(caller, tx -> view(tx, zones.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public RegionZoneView update(
      @Auth Caller caller,
      @PathParam("id") RegionZoneId id,
      @BeanParam IfMatch ifMatch,
      Fields<RegionZoneTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Takes it out of use; what refers to it keeps it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public void remove(@Auth Caller caller, @PathParam("id") RegionZoneId id) {
    db.run(caller, tx -> zones.deactivate(tx, id));
  }

  private RegionZoneView update(
      Tx tx, RegionZoneId id, IfMatch ifMatch, Fields<RegionZoneTerms> body) {
    RegionZone found = zones.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, zones.update(tx, id, body.over(found.terms())));
  }

  private static RegionZoneView view(Tx tx, RegionZone row) {
    tx.flush();
    return RegionZoneView.of(row);
  }
}
