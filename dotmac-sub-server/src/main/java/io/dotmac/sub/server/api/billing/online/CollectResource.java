package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.api.billing.payment.PaymentView;
import io.dotmac.sub.server.http.IdempotencyRequired;
import io.dotmac.sub.server.http.Once;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Collecting money through providers, and what people do about payments that stand still. */
@Path("/payments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CollectResource {
  private final Database db;
  private final OnlinePayments online;
  private final Payments payments;

  public CollectResource(Database db, OnlinePayments online) {
    this.db = db;
    this.online = online;
    this.payments = online.payments();
  }

  /** Why, as ledger and event will say. */
  public record ReasonBody(String reason) {}

  /** Asks for money: with a saved method at once, else on a page of the provider. */
  @POST
  @Path("/collect")
  @IdempotencyRequired
  @RequirePermission(
      value = "billing:payment:create",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER})
  public CollectionView collect(
      @Auth Caller caller, CollectPayment body, @HeaderParam("Idempotency-Key") String key) {
    String currency = db.inTx(
        caller, tx -> BillingAccounts.visible(tx, body.accountId()).currency().getCurrencyCode());
    String once = "api-" + caller.actor().id() + "-" + key;
    return CollectionView.of(online.collect().collect(caller, body.request(currency, once)));
  }

  /** Asks the provider what became of it. */
  @POST
  @Path("/{id}/settle")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission(
      value = "billing:payment:create",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER})
  public CollectionView settle(@Auth Caller caller, @PathParam("id") PaymentId id) {
    db.run(caller, tx -> payments.require(tx, id));
    return CollectionView.of(online.sweeper().settle(caller, id));
  }

  /** Takes a payment back that a bank took back from us; its invoices are open again. */
  @POST
  @Path("/{id}/reverse")
  @IdempotencyRequired
  @RequirePermission("billing:payment:update")
  public PaymentView reverse(
      @Auth Caller caller, @PathParam("id") PaymentId id, ReasonBody body, @BeanParam Once once) {
    return db.inTx(
        caller, tx -> once.complete(tx, 200, view(tx, payments.reverse(tx, id, body.reason()))));
  }

  /** Records that the money of a pending payment arrived after all. */
  @POST
  @Path("/{id}/mark-succeeded")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("billing:payment:update")
  public PaymentView markSucceeded(@Auth Caller caller, @PathParam("id") PaymentId id) {
    return db.inTx(caller, tx -> view(tx, payments.settle(tx, payments.require(tx, id))));
  }

  /** Records that the money of a pending payment will not arrive. */
  @POST
  @Path("/{id}/mark-failed")
  @RequirePermission("billing:payment:update")
  public PaymentView markFailed(
      @Auth Caller caller, @PathParam("id") PaymentId id, ReasonBody body) {
    return db.inTx(caller, tx -> view(tx, payments.fail(tx, id, body.reason())));
  }

  private static PaymentView view(Tx tx, Payment payment) {
    tx.flush();
    return PaymentView.of(payment);
  }
}
