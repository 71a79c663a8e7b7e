package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.subscription.SubscriptionAddOn;
import io.dotmac.sub.core.subscription.SubscriptionAddOnId;
import io.dotmac.sub.core.subscription.SubscriptionAddOns;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Add-ons of services. Another quantity is another add-on: end the old one, add the new one. */
@Path("/subscription-add-ons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SubscriptionAddOnResource {
  private final Database db;
  private final SubscriptionAddOns addOns;

  public SubscriptionAddOnResource(Database db, SubscriptionAddOns addOns) {
    this.db = db;
    this.addOns = addOns;
  }

  @GET
  @ListedBy(SubscriptionAddOns.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "subscription:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<SubscriptionAddOnView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> SubscriptionAddOns.LISTING.fetch(tx, query).map(SubscriptionAddOnView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "subscription:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public SubscriptionAddOnView get(@Auth Caller caller, @PathParam("id") SubscriptionAddOnId id) {
    return db.read(caller, tx -> SubscriptionAddOnView.of(addOns.require(tx, id)));
  }

  @POST
  @RequirePermission("subscription:update")
  public Response add(@Auth Caller caller, AddSubscriptionAddOn body) {
    SubscriptionAddOnView made = db.inTx(caller, tx -> add(tx, body));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Ends it: the day, today by default, is the first it is no longer there. */
  @POST
  @Path("/{id}/end")
  @RequirePermission("subscription:update")
  public SubscriptionAddOnView end(
      @Auth Caller caller,
      @PathParam("id") SubscriptionAddOnId id,
      @Nullable MoveSubscription body) {
    MoveSubscription move = MoveSubscription.orNow(body);
    return db.inTx(caller, tx -> view(tx, addOns.end(tx, id, move.on())));
  }

  /** As {@code /end}, today. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("subscription:update")
  public void remove(@Auth Caller caller, @PathParam("id") SubscriptionAddOnId id) {
    db.run(caller, tx -> addOns.end(tx, id, null));
  }

  private SubscriptionAddOnView add(Tx tx, AddSubscriptionAddOn body) {
    int quantity = body.quantity() == null ? 1 : body.quantity();
    return view(
        tx, addOns.add(tx, body.subscriptionId(), body.addOnId(), quantity, body.startOn()));
  }

  private static SubscriptionAddOnView view(Tx tx, SubscriptionAddOn row) {
    tx.flush();
    return SubscriptionAddOnView.of(row);
  }
}
