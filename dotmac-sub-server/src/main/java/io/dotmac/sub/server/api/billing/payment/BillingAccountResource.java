package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.AccountTerms;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.ledger.Balances;
import io.dotmac.sub.billing.report.AccountStatement;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.api.billing.ledger.StatementView;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Billing accounts: who owes, and how much. */
@Path("/billing-accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BillingAccountResource {
  private final Database db;

  public BillingAccountResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(BillingAccounts.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "billing:account:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<BillingAccountView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.inTx(caller, tx -> list(tx, query)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "billing:account:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public BillingAccountView get(@Auth Caller caller, @PathParam("id") AccountId id) {
    return db.inTx(caller, tx -> view(tx, BillingAccounts.visible(tx, id)));
  }

  /** What happened on it, with what it owed after each thing; the last 90 days by default. */
  @GET
  @Path("/{id}/statement")
  @RequirePermission(
      value = "billing:account:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public StatementView statement(
      @Auth Caller caller,
      @PathParam("id") AccountId id,
      @QueryParam("from") @Nullable LocalDate from,
      @QueryParam("to") @Nullable LocalDate to) {
    return db.inTx(caller, tx -> StatementView.of(AccountStatement.recent(tx, id, from, to)));
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("billing:account:write")
  public BillingAccountView change(
      @Auth Caller caller,
      @PathParam("id") AccountId id,
      @BeanParam IfMatch ifMatch,
      Fields<AccountTerms> body) {
    return db.inTx(caller, tx -> change(tx, id, ifMatch, body));
  }

  private static BillingAccountView change(
      Tx tx, AccountId id, IfMatch ifMatch, Fields<AccountTerms> body) {
    BillingAccount found = BillingAccounts.visible(tx, id);
    ifMatch.require(found.version());
    AccountTerms terms = body.over(new AccountTerms(
        found.name(),
        found.paymentDueDays().orElse(null),
        found.graceDays().orElse(null),
        found.billingEnabled(),
        found.notes().orElse(null)));
    return view(tx, BillingAccounts.change(tx, id, terms));
  }

  private static Page<BillingAccountView> list(Tx tx, ListQuery query) {
    Page<BillingAccount> page = BillingAccounts.LISTING.fetch(tx, query);
    Map<AccountId, Money> balances =
        Balances.of(tx, page.items().stream().map(BillingAccount::id).toList());
    return page.map(row -> BillingAccountView.of(row, balances));
  }

  private static BillingAccountView view(Tx tx, BillingAccount row) {
    tx.flush();
    return BillingAccountView.of(row, Balances.of(tx, List.of(row.id())));
  }
}
