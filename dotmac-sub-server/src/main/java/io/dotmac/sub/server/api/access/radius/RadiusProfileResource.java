package io.dotmac.sub.server.api.access.radius;

import io.dotmac.sub.core.access.radius.RadiusProfile;
import io.dotmac.sub.core.access.radius.RadiusProfileId;
import io.dotmac.sub.core.access.radius.RadiusProfileTerms;
import io.dotmac.sub.core.access.radius.RadiusProfiles;
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

/** Profiles: what a NAS is told about a session, beside the speed of the plan. */
@Path("/radius-profiles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RadiusProfileResource {
  private static final RadiusProfileTerms BLANK = new RadiusProfileTerms(
      "", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
      null, null, null, null, null, null);

  private final Database db;
  private final RadiusProfiles radiusProfiles = new RadiusProfiles();

  public RadiusProfileResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(RadiusProfiles.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<RadiusProfileView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> RadiusProfiles.LISTING.fetch(tx, query).map(RadiusProfileView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public RadiusProfileView get(@Auth Caller caller, @PathParam("id") RadiusProfileId id) {
    return db.read(caller, tx -> RadiusProfileView.of(radiusProfiles.require(tx, id)));
  }

  @POST
  @RequirePermission("network:radius:write")
  public Response create(@Auth Caller caller, Fields<RadiusProfileTerms> body) {
    RadiusProfileView made =
        db.inTx(caller, tx -> view(tx, radiusProfiles.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public RadiusProfileView update(
      @Auth Caller caller,
      @PathParam("id") RadiusProfileId id,
      @BeanParam IfMatch ifMatch,
      Fields<RadiusProfileTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  @DELETE
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public void remove(@Auth Caller caller, @PathParam("id") RadiusProfileId id) {
    db.run(caller, tx -> radiusProfiles.deactivate(tx, id));
  }

  private RadiusProfileView update(
      Tx tx, RadiusProfileId id, IfMatch ifMatch, Fields<RadiusProfileTerms> body) {
    RadiusProfile found = radiusProfiles.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, radiusProfiles.update(tx, id, body.over(found.terms())));
  }

  private static RadiusProfileView view(Tx tx, RadiusProfile row) {
    tx.flush();
    return RadiusProfileView.of(row);
  }
}
