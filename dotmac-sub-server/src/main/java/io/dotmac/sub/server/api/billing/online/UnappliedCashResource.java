package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.cash.NewUnapplied;
import io.dotmac.sub.billing.cash.UnappliedAmount;
import io.dotmac.sub.billing.cash.UnappliedCash;
import io.dotmac.sub.billing.cash.UnappliedCashId;
import io.dotmac.sub.billing.cash.UnappliedCashStatus;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Amounts;
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
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Money that nobody claimed yet. */
@Path("/unapplied-cash")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UnappliedCashResource {
  private final Database db;
  private final UnappliedCash unapplied;

  public UnappliedCashResource(Database db, UnappliedCash unapplied) {
    this.db = db;
    this.unapplied = unapplied;
  }

  /** Records money from nobody we know; {@code currency} is the tenant's unless it is given. */
  public record ReceiveCash(
      String amount,
      @Nullable String currency,
      PaymentMethodType methodType,
      @Nullable CollectionAccountId collectionAccountId,
      @Nullable LocalDate receivedOn,
      @Nullable String payer,
      @Nullable String reference) {}

  /** Whose it is. */
  public record AssignCash(AccountId accountId, @Nullable InvoiceId invoiceId) {}

  /** Why it goes back. */
  public record ReturnCash(@Nullable String reason) {}

  /** One amount. */
  public record UnappliedView(
      UnappliedCashId id,
      UnappliedCashStatus status,
      PaymentMethodType methodType,
      String currency,
      String amount,
      @Nullable CollectionAccountId collectionAccountId,
      LocalDate receivedOn,
      @Nullable String payer,
      @Nullable String reference,
      @Nullable String memo,
      @Nullable PaymentId paymentId) {
    static UnappliedView of(UnappliedAmount row) {
      return new UnappliedView(
          row.id(),
          row.status(),
          row.method(),
          row.amount().currencyCode(),
          row.amount().amount(),
          row.collection().orElse(null),
          row.receivedOn(),
          row.payer().orElse(null),
          row.reference().orElse(null),
          row.memo().orElse(null),
          row.payment().orElse(null));
    }
  }

  @GET
  @ListedBy(UnappliedCash.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:payment:read")
  public Page<UnappliedView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> UnappliedCash.LISTING.fetch(tx, query).map(UnappliedView::of)));
  }

  @POST
  @IdempotencyRequired
  @RequirePermission("billing:payment:create")
  public Response receive(@Auth Caller caller, ReceiveCash body, @BeanParam Once once) {
    UnappliedView made = db.inTx(
        caller,
        tx -> once.complete(tx, 201, UnappliedView.of(unapplied.receive(tx, wanted(tx, body)))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Makes it a payment of that account. */
  @POST
  @Path("/{id}/assign")
  @RequirePermission("billing:payment:create")
  public UnappliedView assign(
      @Auth Caller caller, @PathParam("id") UnappliedCashId id, AssignCash body) {
    return db.inTx(caller, tx -> {
      unapplied.assign(tx, id, body.accountId(), body.invoiceId());
      return UnappliedView.of(tx.require(UnappliedAmount.class, id));
    });
  }

  /** Records that it went back to where it came from. */
  @POST
  @Path("/{id}/return")
  @RequirePermission("billing:payment:update")
  public UnappliedView giveBack(
      @Auth Caller caller, @PathParam("id") UnappliedCashId id, ReturnCash body) {
    return db.inTx(caller, tx -> UnappliedView.of(unapplied.giveBack(tx, id, body.reason())));
  }

  private static NewUnapplied wanted(Tx tx, ReceiveCash body) {
    String currency = body.currency();
    LocalDate on = body.receivedOn();
    return new NewUnapplied(
        Amounts.read(
            "/amount", body.amount(), currency == null ? tx.tenantInfo().currency() : currency),
        body.methodType(),
        body.collectionAccountId(),
        on == null ? tx.today() : on,
        body.payer(),
        body.reference());
  }
}
