package io.dotmac.sub.server.api.subscriber;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.contact.Address;
import io.dotmac.sub.core.subscriber.contact.AddressDetails;
import io.dotmac.sub.core.subscriber.contact.AddressId;
import io.dotmac.sub.core.subscriber.contact.AddressType;
import io.dotmac.sub.core.subscriber.contact.Addresses;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
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

/** Places of subscribers. */
@Path("/addresses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AddressResource {
  private static final AddressDetails BLANK = new AddressDetails(
      AddressType.SERVICE, null, "", null, null, null, null, null, null, null, null, false);

  private final Database db;
  private final Addresses addresses;

  public AddressResource(Database db, Addresses addresses) {
    this.db = db;
    this.addresses = addresses;
  }

  @GET
  @ListedBy(Addresses.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "customer:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<AddressView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Addresses.LISTING.fetch(tx, query).map(AddressView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "customer:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public AddressView get(@Auth Caller caller, @PathParam("id") AddressId id) {
    return db.read(caller, tx -> AddressView.of(addresses.require(tx, id)));
  }

  @POST
  @BodyField(value = "subscriber_id", type = SubscriberId.class, required = true)
  @RequirePermission("customer:update")
  public Response create(@Auth Caller caller, Fields<AddressDetails> body) {
    AddressView made = db.inTx(caller, tx -> view(tx, create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("customer:update")
  public AddressView update(
      @Auth Caller caller,
      @PathParam("id") AddressId id,
      @BeanParam IfMatch ifMatch,
      Fields<AddressDetails> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Takes it out of use; what refers to it keeps it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("customer:update")
  public void remove(@Auth Caller caller, @PathParam("id") AddressId id) {
    db.run(caller, tx -> addresses.deactivate(tx, id));
  }

  private Address create(Tx tx, Fields<AddressDetails> body) {
    SubscriberId subscriber = body.take("subscriber_id", SubscriberId.class);
    return addresses.create(tx, subscriber, body.over(BLANK));
  }

  private AddressView update(Tx tx, AddressId id, IfMatch ifMatch, Fields<AddressDetails> body) {
    Address found = addresses.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, addresses.update(tx, id, body.over(found.details())));
  }

  private static AddressView view(Tx tx, Address row) {
    tx.flush();
    return AddressView.of(row);
  }
}
