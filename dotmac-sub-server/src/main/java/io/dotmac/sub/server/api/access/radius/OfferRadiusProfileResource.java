package io.dotmac.sub.server.api.access.radius;

import io.dotmac.sub.core.access.radius.OfferRadiusProfile;
import io.dotmac.sub.core.access.radius.OfferRadiusProfileId;
import io.dotmac.sub.core.access.radius.OfferRadiusProfileTerms;
import io.dotmac.sub.core.access.radius.OfferRadiusProfiles;
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
import java.util.UUID;

/** Which profile the services of an offer get. */
@Path("/offer-radius-profiles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OfferRadiusProfileResource {
  private static final OfferRadiusProfileTerms BLANK =
      new OfferRadiusProfileTerms(new UUID(0, 0), new UUID(0, 0));

  private final Database db;
  private final OfferRadiusProfiles offerRadiusProfiles = new OfferRadiusProfiles();

  public OfferRadiusProfileResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(OfferRadiusProfiles.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<OfferRadiusProfileView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller,
        tx -> OfferRadiusProfiles.LISTING.fetch(tx, query).map(OfferRadiusProfileView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public OfferRadiusProfileView get(@Auth Caller caller, @PathParam("id") OfferRadiusProfileId id) {
    return db.read(caller, tx -> OfferRadiusProfileView.of(offerRadiusProfiles.require(tx, id)));
  }

  @POST
  @RequirePermission("network:radius:write")
  public Response create(@Auth Caller caller, Fields<OfferRadiusProfileTerms> body) {
    OfferRadiusProfileView made =
        db.inTx(caller, tx -> view(tx, offerRadiusProfiles.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public OfferRadiusProfileView update(
      @Auth Caller caller,
      @PathParam("id") OfferRadiusProfileId id,
      @BeanParam IfMatch ifMatch,
      Fields<OfferRadiusProfileTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  @DELETE
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public void remove(@Auth Caller caller, @PathParam("id") OfferRadiusProfileId id) {
    db.run(caller, tx -> offerRadiusProfiles.remove(tx, id));
  }

  private OfferRadiusProfileView update(
      Tx tx, OfferRadiusProfileId id, IfMatch ifMatch, Fields<OfferRadiusProfileTerms> body) {
    OfferRadiusProfile found = offerRadiusProfiles.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, offerRadiusProfiles.update(tx, id, body.over(found.terms())));
  }

  private static OfferRadiusProfileView view(Tx tx, OfferRadiusProfile row) {
    tx.flush();
    return OfferRadiusProfileView.of(row);
  }
}
