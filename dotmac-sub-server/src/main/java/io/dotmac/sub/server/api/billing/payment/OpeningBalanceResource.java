package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.CreditNoteId;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Amounts;
import io.dotmac.sub.server.http.IdempotencyRequired;
import io.dotmac.sub.server.http.Once;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What accounts owed, or had as credit, before their books began. */
@Path("/opening-balances")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OpeningBalanceResource {
  private final Database db;
  private final BillingEngine billing;

  public OpeningBalanceResource(Database db, BillingEngine billing) {
    this.db = db;
    this.billing = billing;
  }

  /** An opening balance: a negative amount is credit. Due today unless another day is named. */
  public record SetOpeningBalance(
      AccountId accountId,
      String amount,
      @Nullable LocalDate dueOn,
      @Nullable String memo) {}

  /** The document that stands for it. */
  public record OpeningBalanceView(
      AccountId accountId,
      String currency,
      String amount,
      @Nullable InvoiceId invoiceId,
      @Nullable CreditNoteId creditNoteId) {}

  @POST
  @IdempotencyRequired
  @RequirePermission("billing:account:write")
  public Response create(@Auth Caller caller, SetOpeningBalance body, @BeanParam Once once) {
    OpeningBalanceView made = db.inTx(caller, tx -> once.complete(tx, 201, open(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  private OpeningBalanceView open(Tx tx, SetOpeningBalance body) {
    String currency = BillingAccounts.visible(tx, body.accountId()).currency().getCurrencyCode();
    Money amount = Amounts.read("/amount", body.amount(), currency);
    if (amount.isNegative()) {
      CreditNote note =
          billing.creditNotes().opening(tx, body.accountId(), amount.negate(), body.memo());
      return new OpeningBalanceView(body.accountId(), currency, amount.amount(), null, note.id());
    }
    LocalDate due = body.dueOn() == null ? tx.today() : body.dueOn();
    Invoice invoice = billing.invoices().opening(tx, body.accountId(), amount, due, body.memo());
    return new OpeningBalanceView(body.accountId(), currency, amount.amount(), invoice.id(), null);
  }
}
