package io.dotmac.sub.server.api.billing.arrangement;

import io.dotmac.sub.billing.arrangement.ArrangementId;
import io.dotmac.sub.billing.arrangement.Arrangements;
import io.dotmac.sub.billing.arrangement.PaymentArrangement;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.IdempotencyRequired;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.http.Once;
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
import org.jspecify.annotations.Nullable;

/** Payment arrangements: asked for by a customer or for one, approved by staff. */
@Path("/payment-arrangements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ArrangementResource {
  private final Database db;
  private final Arrangements arrangements;

  public ArrangementResource(Database db, Arrangements arrangements) {
    this.db = db;
    this.arrangements = arrangements;
  }

  @GET
  @ListedBy(Arrangements.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "billing:arrangement:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER})
  public Page<ArrangementView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> Arrangements.LISTING.fetch(tx, query).map(ArrangementView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "billing:arrangement:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER})
  public ArrangementDetailView get(@Auth Caller caller, @PathParam("id") ArrangementId id) {
    return db.read(caller, tx -> view(tx, arrangements.require(tx, id)));
  }

  /** Asks for one; nothing changes until it is approved. */
  @POST
  @IdempotencyRequired
  @RequirePermission(
      value = "billing:arrangement:request",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER})
  public Response request(@Auth Caller caller, RequestArrangement body, @BeanParam Once once) {
    ArrangementDetailView made = db.inTx(
        caller, tx -> once.complete(tx, 201, view(tx, arrangements.request(tx, body.wanted()))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Makes it hold: dunning leaves its invoices alone. */
  @POST
  @Path("/{id}/approve")
  @RequirePermission("billing:arrangement:write")
  public ArrangementDetailView approve(@Auth Caller caller, @PathParam("id") ArrangementId id) {
    return db.inTx(caller, tx -> view(tx, arrangements.approve(tx, id)));
  }

  /** Turns a request down or ends an arrangement; dunning goes on. */
  @POST
  @Path("/{id}/cancel")
  @RequirePermission("billing:arrangement:write")
  public ArrangementDetailView cancel(
      @Auth Caller caller, @PathParam("id") ArrangementId id, @Nullable CancelArrangement body) {
    String reason = body == null ? null : body.reason();
    return db.inTx(caller, tx -> view(tx, arrangements.cancel(tx, id, reason)));
  }

  /** An installment need not be paid; what it was for stays owed. */
  @POST
  @Path("/{id}/installments/{number}/waive")
  @RequirePermission("billing:arrangement:write")
  public ArrangementDetailView waive(
      @Auth Caller caller, @PathParam("id") ArrangementId id, @PathParam("number") int number) {
    return db.inTx(caller, tx -> view(tx, arrangements.waive(tx, id, number)));
  }

  private ArrangementDetailView view(Tx tx, PaymentArrangement row) {
    return ArrangementDetailView.of(tx, arrangements, row);
  }
}
