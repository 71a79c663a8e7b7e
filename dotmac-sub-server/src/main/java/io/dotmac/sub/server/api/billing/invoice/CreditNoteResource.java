package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.CreditNoteId;
import io.dotmac.sub.billing.credit.CreditNotes;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
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
import io.dotmac.sub.server.web.document.Pdfs;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Credit notes: what is given back, as documents. */
@Path("/credit-notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CreditNoteResource {
  private final Database db;
  private final BillingEngine billing;
  private final CreditNotes notes;

  public CreditNoteResource(Database db, BillingEngine billing) {
    this.db = db;
    this.billing = billing;
    this.notes = billing.creditNotes();
  }

  @GET
  @ListedBy(CreditNotes.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "billing:credit_note:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<CreditNoteView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> CreditNotes.LISTING.fetch(tx, query).map(CreditNoteView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "billing:credit_note:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public CreditNoteDetailView get(@Auth Caller caller, @PathParam("id") CreditNoteId id) {
    return db.read(caller, tx -> CreditNoteDetailView.of(tx, notes, notes.require(tx, id)));
  }

  /** As PDF. Without a language, in the reader's own. */
  @GET
  @Path("/{id}/pdf")
  @Produces(Pdfs.TYPE)
  @RequirePermission(
      value = "billing:credit_note:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Response pdf(
      @Auth Caller caller,
      @PathParam("id") CreditNoteId id,
      @QueryParam("lang") @Nullable String lang) {
    return Pdfs.answer(
        db.read(caller, tx -> Pdfs.in(tx, billing, lang).creditNote(id)), "credit-note-" + id);
  }

  /** Issues one; it covers open invoices at once. */
  @POST
  @IdempotencyRequired
  @RequirePermission("billing:credit_note:create")
  public Response create(@Auth Caller caller, CreateCreditNote body, @BeanParam Once once) {
    CreditNoteDetailView made = db.inTx(caller, tx -> once.complete(tx, 201, create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Uses what is left of it: for one invoice, or for those that are due first. */
  @POST
  @Path("/{id}/apply")
  @RequirePermission("billing:credit_note:update")
  public CreditNoteDetailView apply(
      @Auth Caller caller, @PathParam("id") CreditNoteId id, @Nullable ApplyCreditNote body) {
    return db.inTx(caller, tx -> CreditNoteDetailView.of(tx, notes, apply(tx, id, body)));
  }

  /** Takes it off an invoice, which is due again; the credit is held until it is applied. */
  @POST
  @Path("/{id}/unapply")
  @RequirePermission("billing:credit_note:update")
  public CreditNoteDetailView unapply(
      @Auth Caller caller, @PathParam("id") CreditNoteId id, UnapplyCreditNote body) {
    return db.inTx(
        caller,
        tx -> CreditNoteDetailView.of(
            tx, notes, notes.unapply(tx, id, body.invoiceId(), amount(tx, id, body.amount()))));
  }

  /** Takes it back: what it covered is due again. */
  @POST
  @Path("/{id}/void")
  @RequirePermission("billing:credit_note:delete")
  public CreditNoteDetailView voidNote(
      @Auth Caller caller, @PathParam("id") CreditNoteId id, VoidCreditNote body) {
    return db.inTx(
        caller, tx -> CreditNoteDetailView.of(tx, notes, notes.voidNote(tx, id, body.reason())));
  }

  private CreditNote apply(Tx tx, CreditNoteId id, @Nullable ApplyCreditNote body) {
    InvoiceId invoice = body == null ? null : body.invoiceId();
    String amount = body == null ? null : body.amount();
    if (invoice == null && amount != null) {
      throw Problem.invalid("/invoice_id", "required", "expected the invoice the amount is for");
    }
    return invoice == null
        ? notes.apply(tx, id)
        : notes.apply(tx, id, invoice, amount(tx, id, amount));
  }

  private @Nullable Money amount(Tx tx, CreditNoteId id, @Nullable String amount) {
    return amount == null
        ? null
        : Amounts.read("/amount", amount, notes.require(tx, id).currency().getCurrencyCode());
  }

  private CreditNoteDetailView create(Tx tx, CreateCreditNote body) {
    String currency = BillingAccounts.visible(tx, body.accountId()).currency().getCurrencyCode();
    return CreditNoteDetailView.of(tx, notes, notes.issue(tx, body.wanted(currency)));
  }
}
