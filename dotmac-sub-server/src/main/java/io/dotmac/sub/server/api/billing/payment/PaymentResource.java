package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.billing.payment.channel.PaymentChannels;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Payments. They are facts: what was wrong is refunded. */
@Path("/payments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PaymentResource {
  private final Database db;
  private final Payments payments;
  private final RefundFlow refunds;

  public PaymentResource(Database db, Payments payments, RefundFlow refunds) {
    this.db = db;
    this.payments = payments;
    this.refunds = refunds;
  }

  @GET
  @ListedBy(Payments.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "billing:payment:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<PaymentView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Payments.LISTING.fetch(tx, query).map(PaymentView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "billing:payment:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public PaymentDetailView get(@Auth Caller caller, @PathParam("id") PaymentId id) {
    return db.read(caller, tx -> view(tx, payments.require(tx, id)));
  }

  /** Records cash, a transfer or a check that arrived. */
  @POST
  @IdempotencyRequired
  @RequirePermission("billing:payment:create")
  public Response create(@Auth Caller caller, CreatePayment body, @BeanParam Once once) {
    PaymentDetailView made = db.inTx(caller, tx -> once.complete(tx, 201, create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Sends money back: free credit first, then what paid the newest invoices. */
  @POST
  @Path("/{id}/refund")
  @IdempotencyRequired
  @RequirePermission("billing:payment:update")
  public PaymentDetailView refund(
      @Auth Caller caller,
      @PathParam("id") PaymentId id,
      @Nullable RefundPayment body,
      @HeaderParam("Idempotency-Key") String key,
      @BeanParam Once once) {
    refunds.refund(caller, id, body, "api-" + caller.actor().id() + "-" + key);
    return db.inTx(caller, tx -> once.complete(tx, 200, view(tx, payments.require(tx, id))));
  }

  private PaymentDetailView create(Tx tx, CreatePayment body) {
    String currency = BillingAccounts.visible(tx, body.accountId()).currency().getCurrencyCode();
    return view(tx, payments.record(tx, PaymentChannels.route(tx, body.wanted(currency))));
  }

  private PaymentDetailView view(Tx tx, Payment payment) {
    return PaymentDetailView.of(tx, payments, payment);
  }
}
