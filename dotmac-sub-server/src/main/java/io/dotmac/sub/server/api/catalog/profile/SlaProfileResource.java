package io.dotmac.sub.server.api.catalog.profile;

import io.dotmac.sub.core.catalog.profile.SlaProfile;
import io.dotmac.sub.core.catalog.profile.SlaProfileId;
import io.dotmac.sub.core.catalog.profile.SlaProfileTerms;
import io.dotmac.sub.core.catalog.profile.SlaProfiles;
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

/** What quality is promised. */
@Path("/sla-profiles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SlaProfileResource {
  private static final SlaProfileTerms BLANK =
      new SlaProfileTerms("", null, null, null, null, null);

  private final Database db;
  private final SlaProfiles profiles;

  public SlaProfileResource(Database db, SlaProfiles profiles) {
    this.db = db;
    this.profiles = profiles;
  }

  @GET
  @ListedBy(SlaProfiles.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("catalog:product:read")
  public Page<SlaProfileView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> SlaProfiles.LISTING.fetch(tx, query).map(SlaProfileView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("catalog:product:read")
  public SlaProfileView get(@Auth Caller caller, @PathParam("id") SlaProfileId id) {
    return db.read(caller, tx -> SlaProfileView.of(profiles.require(tx, id)));
  }

  @POST
  @RequirePermission("catalog:product:write")
  public Response create(@Auth Caller caller, Fields<SlaProfileTerms> body) {
    SlaProfileView made = db.inTx(caller, tx -> view(tx, profiles.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public SlaProfileView update(
      @Auth Caller caller,
      @PathParam("id") SlaProfileId id,
      @BeanParam IfMatch ifMatch,
      Fields<SlaProfileTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Takes it out of use; what refers to it keeps it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public void remove(@Auth Caller caller, @PathParam("id") SlaProfileId id) {
    db.run(caller, tx -> profiles.deactivate(tx, id));
  }

  private SlaProfileView update(
      Tx tx, SlaProfileId id, IfMatch ifMatch, Fields<SlaProfileTerms> body) {
    SlaProfile found = profiles.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, profiles.update(tx, id, body.over(found.terms())));
  }

  private static SlaProfileView view(Tx tx, SlaProfile row) {
    tx.flush();
    return SlaProfileView.of(row);
  }
}
