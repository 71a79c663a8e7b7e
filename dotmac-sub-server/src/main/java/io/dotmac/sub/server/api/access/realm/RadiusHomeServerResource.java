package io.dotmac.sub.server.api.access.realm;

import io.dotmac.sub.core.access.realm.RadiusHomeServer;
import io.dotmac.sub.core.access.realm.RadiusHomeServerId;
import io.dotmac.sub.core.access.realm.RadiusHomeServerTerms;
import io.dotmac.sub.core.access.realm.RadiusHomeServers;
import io.dotmac.sub.core.access.realm.RadiusRealmId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.BodyField;
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

/** The servers of realms. The secret can be set and never be read. */
@Path("/radius-home-servers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RadiusHomeServerResource {
  /** No realm has it: the body must name one. */
  private static final RadiusRealmId NONE = new RadiusRealmId(new UUID(0, 0));

  private static final RadiusHomeServerTerms BLANK =
      new RadiusHomeServerTerms(NONE, 1, "", 1812, 1813, true, null);

  private final Database db;
  private final RadiusHomeServers homeServers;

  public RadiusHomeServerResource(Database db, RadiusHomeServers homeServers) {
    this.db = db;
    this.homeServers = homeServers;
  }

  @GET
  @ListedBy(RadiusHomeServers.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<RadiusHomeServerView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> RadiusHomeServers.LISTING.fetch(tx, query).map(RadiusHomeServerView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public RadiusHomeServerView get(@Auth Caller caller, @PathParam("id") RadiusHomeServerId id) {
    return db.read(caller, tx -> RadiusHomeServerView.of(homeServers.require(tx, id)));
  }

  @POST
  @BodyField(value = "shared_secret", required = true)
  @RequirePermission("network:radius:write")
  public Response create(@Auth Caller caller, Fields<RadiusHomeServerTerms> body) {
    RadiusHomeServerView made = db.inTx(caller, tx -> view(tx, create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @BodyField("shared_secret")
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public RadiusHomeServerView update(
      @Auth Caller caller,
      @PathParam("id") RadiusHomeServerId id,
      @BeanParam IfMatch ifMatch,
      Fields<RadiusHomeServerTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  @DELETE
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public void remove(@Auth Caller caller, @PathParam("id") RadiusHomeServerId id) {
    db.run(caller, tx -> homeServers.deactivate(tx, id));
  }

  private RadiusHomeServer create(Tx tx, Fields<RadiusHomeServerTerms> body) {
    String secret = body.take("shared_secret", String.class);
    return homeServers.create(tx, body.over(BLANK), secret);
  }

  private RadiusHomeServerView update(
      Tx tx, RadiusHomeServerId id, IfMatch ifMatch, Fields<RadiusHomeServerTerms> body) {
    RadiusHomeServer found = homeServers.require(tx, id);
    ifMatch.require(found.version());
    body.find("shared_secret", String.class)
        .ifPresent(secret -> homeServers.replaceSecret(tx, id, secret));
    return view(tx, homeServers.update(tx, id, body.over(found.terms())));
  }

  private static RadiusHomeServerView view(Tx tx, RadiusHomeServer row) {
    tx.flush();
    return RadiusHomeServerView.of(row);
  }
}
