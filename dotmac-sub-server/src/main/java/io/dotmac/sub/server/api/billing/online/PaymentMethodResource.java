package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.gateway.collect.SaveMethod;
import io.dotmac.sub.billing.gateway.provider.PaymentMethods;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
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

/** Saved ways to pay. */
@Path("/payment-methods")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PaymentMethodResource {
  private final Database db;
  private final SaveMethod saved;

  public PaymentMethodResource(Database db, SaveMethod saved) {
    this.db = db;
    this.saved = saved;
  }

  @GET
  @ListedBy(PaymentMethods.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "billing:payment:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<PaymentMethodView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> PaymentMethods.LISTING.fetch(tx, query).map(PaymentMethodView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "billing:payment:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public PaymentMethodView get(@Auth Caller caller, @PathParam("id") PaymentMethodId id) {
    return db.read(caller, tx -> PaymentMethodView.of(PaymentMethods.require(tx, id)));
  }

  /** Keeps what a provider saved elsewhere, such as in a system that was imported. */
  @POST
  @RequirePermission("billing:payment:create")
  public Response keep(@Auth Caller caller, KeepPaymentMethod body) {
    PaymentMethodView made = db.inTx(
        caller,
        tx -> PaymentMethodView.of(PaymentMethods.keep(
            tx,
            body.accountId(),
            body.providerId(),
            body.methodType(),
            body.saved(),
            body.label())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Takes it from now on when nothing else is said. */
  @POST
  @Path("/{id}/default")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission(
      value = "billing:payment:create",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER})
  public PaymentMethodView makeDefault(@Auth Caller caller, @PathParam("id") PaymentMethodId id) {
    return db.inTx(caller, tx -> PaymentMethodView.of(PaymentMethods.makeDefault(tx, id)));
  }

  /** Uses it no more. */
  /** Uses it no more, and lets its provider forget it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission(
      value = "billing:payment:create",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER})
  public void remove(@Auth Caller caller, @PathParam("id") PaymentMethodId id) {
    saved.remove(caller, id);
  }
}
