package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.deposit.Deposit;
import io.dotmac.sub.billing.deposit.DepositId;
import io.dotmac.sub.billing.deposit.Deposits;
import io.dotmac.sub.billing.deposit.NewDeposit;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
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
import org.jspecify.annotations.Nullable;

/** Money held for an account. */
@Path("/deposits")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DepositResource {
  private final Database db;
  private final Deposits deposits;

  public DepositResource(Database db, Deposits deposits) {
    this.db = db;
    this.deposits = deposits;
  }

  /** A deposit to be taken, in the account's currency. */
  public record TakeDeposit(
      AccountId accountId,
      String amount,
      @Nullable CollectionAccountId collectionAccountId,
      @Nullable String memo) {}

  /** How much of a deposit; absent: all that is held. */
  public record DepositPart(@Nullable String amount) {}

  @GET
  @ListedBy(Deposits.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "billing:payment:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<DepositView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Deposits.LISTING.fetch(tx, query).map(DepositView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "billing:payment:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public DepositView get(@Auth Caller caller, @PathParam("id") DepositId id) {
    return db.read(caller, tx -> DepositView.of(deposits.require(tx, id)));
  }

  @POST
  @IdempotencyRequired
  @RequirePermission("billing:payment:create")
  public Response create(@Auth Caller caller, TakeDeposit body, @BeanParam Once once) {
    DepositView made = db.inTx(caller, tx -> once.complete(tx, 201, take(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Pays what the account owes with it; what is more becomes credit. */
  @POST
  @Path("/{id}/apply")
  @IdempotencyRequired
  @RequirePermission("billing:payment:update")
  public DepositView apply(
      @Auth Caller caller,
      @PathParam("id") DepositId id,
      @Nullable DepositPart body,
      @BeanParam Once once) {
    return db.inTx(
        caller,
        tx -> once.complete(tx, 200, DepositView.of(deposits.apply(tx, id, part(tx, id, body)))));
  }

  /** Gives it back. */
  @POST
  @Path("/{id}/refund")
  @IdempotencyRequired
  @RequirePermission("billing:payment:update")
  public DepositView refund(
      @Auth Caller caller,
      @PathParam("id") DepositId id,
      @Nullable DepositPart body,
      @BeanParam Once once) {
    return db.inTx(
        caller,
        tx -> once.complete(tx, 200, DepositView.of(deposits.refund(tx, id, part(tx, id, body)))));
  }

  private DepositView take(Tx tx, TakeDeposit body) {
    String currency = BillingAccounts.visible(tx, body.accountId()).currency().getCurrencyCode();
    Deposit taken = deposits.take(
        tx,
        new NewDeposit(
            body.accountId(),
            Amounts.read("/amount", body.amount(), currency),
            body.collectionAccountId(),
            body.memo()));
    return DepositView.of(taken);
  }

  private @Nullable Money part(Tx tx, DepositId id, @Nullable DepositPart body) {
    String currency = deposits.require(tx, id).amount().currencyCode();
    return body == null || body.amount() == null
        ? null
        : Amounts.read("/amount", body.amount(), currency);
  }
}
