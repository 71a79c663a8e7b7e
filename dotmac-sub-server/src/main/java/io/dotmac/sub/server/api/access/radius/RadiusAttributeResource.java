package io.dotmac.sub.server.api.access.radius;

import io.dotmac.sub.core.access.radius.RadiusAttribute;
import io.dotmac.sub.core.access.radius.RadiusAttributeId;
import io.dotmac.sub.core.access.radius.RadiusAttributeTerms;
import io.dotmac.sub.core.access.radius.RadiusAttributes;
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

/** Further attributes of profiles. */
@Path("/radius-attributes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RadiusAttributeResource {
  private static final RadiusAttributeTerms BLANK =
      new RadiusAttributeTerms(new UUID(0, 0), "", ":=", "");

  private final Database db;
  private final RadiusAttributes radiusAttributes = new RadiusAttributes();

  public RadiusAttributeResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(RadiusAttributes.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<RadiusAttributeView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> RadiusAttributes.LISTING.fetch(tx, query).map(RadiusAttributeView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public RadiusAttributeView get(@Auth Caller caller, @PathParam("id") RadiusAttributeId id) {
    return db.read(caller, tx -> RadiusAttributeView.of(radiusAttributes.require(tx, id)));
  }

  @POST
  @RequirePermission("network:radius:write")
  public Response create(@Auth Caller caller, Fields<RadiusAttributeTerms> body) {
    RadiusAttributeView made =
        db.inTx(caller, tx -> view(tx, radiusAttributes.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public RadiusAttributeView update(
      @Auth Caller caller,
      @PathParam("id") RadiusAttributeId id,
      @BeanParam IfMatch ifMatch,
      Fields<RadiusAttributeTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  @DELETE
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public void remove(@Auth Caller caller, @PathParam("id") RadiusAttributeId id) {
    db.run(caller, tx -> radiusAttributes.remove(tx, id));
  }

  private RadiusAttributeView update(
      Tx tx, RadiusAttributeId id, IfMatch ifMatch, Fields<RadiusAttributeTerms> body) {
    RadiusAttribute found = radiusAttributes.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, radiusAttributes.update(tx, id, body.over(found.terms())));
  }

  private static RadiusAttributeView view(Tx tx, RadiusAttribute row) {
    tx.flush();
    return RadiusAttributeView.of(row);
  }
}
