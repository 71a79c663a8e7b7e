package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.document.Pdfs;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Documents that are no rows of their own: receipts of payments, statements of accounts. */
@Path("/documents")
@Produces(Pdfs.TYPE)
public final class DocumentResource {
  private final Database db;
  private final BillingEngine billing;

  public DocumentResource(Database db, BillingEngine billing) {
    this.db = db;
    this.billing = billing;
  }

  /** The receipt of a payment that arrived, as PDF. */
  @GET
  @Path("/receipts/{id}")
  @RequirePermission(
      value = "billing:payment:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Response receipt(
      @Auth Caller caller,
      @PathParam("id") PaymentId id,
      @QueryParam("lang") @Nullable String lang) {
    return Pdfs.answer(
        db.inTx(caller, tx -> Pdfs.in(tx, billing, lang).receipt(id)), "receipt-" + id);
  }

  /** The statement of an account as PDF; of the last 90 days by default. */
  @GET
  @Path("/statements/{account_id}")
  @RequirePermission(
      value = "billing:account:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Response statement(
      @Auth Caller caller,
      @PathParam("account_id") AccountId id,
      @QueryParam("from") @Nullable LocalDate from,
      @QueryParam("to") @Nullable LocalDate to,
      @QueryParam("lang") @Nullable String lang) {
    return Pdfs.answer(
        db.inTx(caller, tx -> Pdfs.in(tx, billing, lang).statement(id, from, to)),
        "statement-" + id);
  }
}
