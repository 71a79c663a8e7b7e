package io.dotmac.sub.server.api.access.realm;

import io.dotmac.sub.core.access.realm.RadiusRealm;
import io.dotmac.sub.core.access.realm.RadiusRealmId;
import io.dotmac.sub.core.access.realm.RadiusRealmTerms;
import io.dotmac.sub.core.access.realm.RadiusRealms;
import io.dotmac.sub.core.access.realm.RealmAccounting;
import io.dotmac.sub.core.access.realm.RealmForm;
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

/** Realms, whose users are authenticated by other servers. */
@Path("/radius-realms")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RadiusRealmResource {
  private static final RadiusRealmTerms BLANK =
      new RadiusRealmTerms("", RealmForm.SUFFIX, RealmAccounting.LOCAL, null);

  private final Database db;
  private final RadiusRealms radiusRealms = new RadiusRealms();

  public RadiusRealmResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(RadiusRealms.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<RadiusRealmView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> RadiusRealms.LISTING.fetch(tx, query).map(RadiusRealmView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public RadiusRealmView get(@Auth Caller caller, @PathParam("id") RadiusRealmId id) {
    return db.read(caller, tx -> RadiusRealmView.of(radiusRealms.require(tx, id)));
  }

  @POST
  @RequirePermission("network:radius:write")
  public Response create(@Auth Caller caller, Fields<RadiusRealmTerms> body) {
    RadiusRealmView made =
        db.inTx(caller, tx -> view(tx, radiusRealms.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public RadiusRealmView update(
      @Auth Caller caller,
      @PathParam("id") RadiusRealmId id,
      @BeanParam IfMatch ifMatch,
      Fields<RadiusRealmTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  @DELETE
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public void remove(@Auth Caller caller, @PathParam("id") RadiusRealmId id) {
    db.run(caller, tx -> radiusRealms.deactivate(tx, id));
  }

  private RadiusRealmView update(
      Tx tx, RadiusRealmId id, IfMatch ifMatch, Fields<RadiusRealmTerms> body) {
    RadiusRealm found = radiusRealms.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, radiusRealms.update(tx, id, body.over(found.terms())));
  }

  private static RadiusRealmView view(Tx tx, RadiusRealm row) {
    tx.flush();
    return RadiusRealmView.of(row);
  }
}
