package io.dotmac.sub.server.api.access.radius;

import io.dotmac.sub.core.access.radius.RadiusServer;
import io.dotmac.sub.core.access.radius.RadiusServerId;
import io.dotmac.sub.core.access.radius.RadiusServerTerms;
import io.dotmac.sub.core.access.radius.RadiusServers;
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

/** RADIUS servers, as NASes are configured with them. */
@Path("/radius-servers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RadiusServerResource {
  private static final RadiusServerTerms BLANK = new RadiusServerTerms("", "", 1812, 1813, null);

  private final Database db;
  private final RadiusServers radiusServers = new RadiusServers();

  public RadiusServerResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(RadiusServers.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<RadiusServerView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> RadiusServers.LISTING.fetch(tx, query).map(RadiusServerView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public RadiusServerView get(@Auth Caller caller, @PathParam("id") RadiusServerId id) {
    return db.read(caller, tx -> RadiusServerView.of(radiusServers.require(tx, id)));
  }

  @POST
  @RequirePermission("network:radius:write")
  public Response create(@Auth Caller caller, Fields<RadiusServerTerms> body) {
    RadiusServerView made =
        db.inTx(caller, tx -> view(tx, radiusServers.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public RadiusServerView update(
      @Auth Caller caller,
      @PathParam("id") RadiusServerId id,
      @BeanParam IfMatch ifMatch,
      Fields<RadiusServerTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  @DELETE
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public void remove(@Auth Caller caller, @PathParam("id") RadiusServerId id) {
    db.run(caller, tx -> radiusServers.deactivate(tx, id));
  }

  private RadiusServerView update(
      Tx tx, RadiusServerId id, IfMatch ifMatch, Fields<RadiusServerTerms> body) {
    RadiusServer found = radiusServers.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, radiusServers.update(tx, id, body.over(found.terms())));
  }

  private static RadiusServerView view(Tx tx, RadiusServer row) {
    tx.flush();
    return RadiusServerView.of(row);
  }
}
