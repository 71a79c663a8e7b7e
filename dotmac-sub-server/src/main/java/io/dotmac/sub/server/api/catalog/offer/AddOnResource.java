package io.dotmac.sub.server.api.catalog.offer;

import io.dotmac.sub.core.catalog.addon.AddOn;
import io.dotmac.sub.core.catalog.addon.AddOnId;
import io.dotmac.sub.core.catalog.addon.AddOnTerms;
import io.dotmac.sub.core.catalog.addon.AddOnType;
import io.dotmac.sub.core.catalog.addon.AddOns;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
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
import java.util.List;

/** What can be bought beside a plan; its prices are {@code /add-on-prices}. */
@Path("/add-ons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AddOnResource {
  private static final AddOnTerms BLANK = AddOnTerms.of("", null, AddOnType.CUSTOM);

  private final Database db;
  private final AddOns addOns;

  public AddOnResource(Database db, AddOns addOns) {
    this.db = db;
    this.addOns = addOns;
  }

  @GET
  @ListedBy(AddOns.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "catalog:offer:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<AddOnView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> AddOns.LISTING.fetch(tx, query).map(AddOnView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "catalog:offer:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public AddOnView get(@Auth Caller caller, @PathParam("id") AddOnId id) {
    return db.read(caller, tx -> AddOnView.of(addOns.require(tx, id)));
  }

  @POST
  @RequirePermission("catalog:offer:write")
  public Response create(@Auth Caller caller, Fields<AddOnTerms> body) {
    AddOnView made =
        db.inTx(caller, tx -> view(tx, addOns.create(tx, body.over(BLANK), List.of(), tx.today())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("catalog:offer:write")
  public AddOnView update(
      @Auth Caller caller,
      @PathParam("id") AddOnId id,
      @BeanParam IfMatch ifMatch,
      Fields<AddOnTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Takes it out of use; what refers to it keeps it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("catalog:offer:write")
  public void remove(@Auth Caller caller, @PathParam("id") AddOnId id) {
    db.run(caller, tx -> addOns.deactivate(tx, id));
  }

  private AddOnView update(Tx tx, AddOnId id, IfMatch ifMatch, Fields<AddOnTerms> body) {
    AddOn found = addOns.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, addOns.update(tx, id, body.over(found.terms())));
  }

  private static AddOnView view(Tx tx, AddOn row) {
    tx.flush();
    return AddOnView.of(row);
  }
}
