package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.subscription.ChangeRequestId;
import io.dotmac.sub.core.subscription.ChangeRequests;
import io.dotmac.sub.core.subscription.SubscriptionChangeRequest;
import io.dotmac.sub.core.subscription.SubscriptionChangeRequest.Wish;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Wishes to move services to other offers; one open wish a service. */
@Path("/subscription-change-requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ChangeRequestResource {
  private final Database db;
  private final ChangeRequests changes;

  public ChangeRequestResource(Database db, ChangeRequests changes) {
    this.db = db;
    this.changes = changes;
  }

  @GET
  @ListedBy(ChangeRequests.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "subscription:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<ChangeRequestView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> ChangeRequests.LISTING.fetch(tx, query).map(ChangeRequestView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "subscription:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public ChangeRequestView get(@Auth Caller caller, @PathParam("id") ChangeRequestId id) {
    return db.read(caller, tx -> ChangeRequestView.of(changes.require(tx, id)));
  }

  @POST
  @RequirePermission("subscription:update")
  public Response request(@Auth Caller caller, RequestChange body) {
    ChangeRequestView made = db.inTx(caller, tx -> request(tx, body));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Agrees to a wish; it is applied on its day, at once when that has come. */
  @POST
  @Path("/{id}/approve")
  @RequirePermission("subscription:update")
  public ChangeRequestView approve(@Auth Caller caller, @PathParam("id") ChangeRequestId id) {
    return db.inTx(caller, tx -> view(tx, changes.approve(tx, id)));
  }

  /** Declines a wish. */
  @POST
  @Path("/{id}/reject")
  @RequirePermission("subscription:update")
  public ChangeRequestView reject(
      @Auth Caller caller, @PathParam("id") ChangeRequestId id, RejectChange body) {
    return db.inTx(caller, tx -> view(tx, changes.reject(tx, id, body.reason())));
  }

  /** Takes an open wish back. */
  @POST
  @Path("/{id}/cancel")
  @RequirePermission("subscription:update")
  public ChangeRequestView cancel(@Auth Caller caller, @PathParam("id") ChangeRequestId id) {
    return db.inTx(caller, tx -> view(tx, changes.cancel(tx, id)));
  }

  private ChangeRequestView request(Tx tx, RequestChange body) {
    Wish wish = new Wish(body.requestedOfferId(), body.timing(), body.effectiveOn(), body.notes());
    return view(tx, changes.request(tx, body.subscriptionId(), wish));
  }

  private static ChangeRequestView view(Tx tx, SubscriptionChangeRequest row) {
    tx.flush();
    return ChangeRequestView.of(row);
  }
}
