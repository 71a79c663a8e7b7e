package io.dotmac.sub.server.web.admin.credit;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.CreditNoteId;
import io.dotmac.sub.billing.credit.CreditNotes;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Amounts;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.document.Pdfs;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Credit notes: a new one, and what one of them covers. */
@Path("/admin/billing/credit-notes")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class CreditNoteResource {
  private static final String NEW = "admin/credit_note_new";

  private final Portal portal;
  private final BillingEngine billing;
  private final Database db;
  private final CreditNotes notes;

  public CreditNoteResource(Portal portal, BillingEngine billing) {
    this.portal = portal;
    this.billing = billing;
    this.db = billing.database();
    this.notes = billing.creditNotes();
  }

  @GET
  @RequirePermission(value = "billing:credit_note:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request, caller, AdminFrame.CREDIT_NOTES, "admin/credit_notes", CreditNoteList::page);
  }

  @GET
  @Path("/new")
  @RequirePermission(value = "billing:credit_note:create", realms = Realm.STAFF)
  public Response form(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.CREDIT_NOTES,
        NEW,
        visit -> NewNoteForm.fresh(visit).page(visit, Ids.next().toString(), ""));
  }

  /** Sent twice, the form makes one credit note: its key is the id. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:credit_note:create", realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    NewNoteForm form = NewNoteForm.of(sent);
    String key = sent.getFirst("key") == null ? "" : sent.getFirst("key");
    try {
      CreditNoteId id = CreditNoteId.parse(key);
      db.run(caller, tx -> notes.issue(tx, id, form.read(tx)));
      return Portal.done(CreditNotePage.PATH + id, "credit_note");
    } catch (ProblemException e) {
      return again(caller, request, visit -> form.page(visit, key, String.valueOf(e.getMessage())));
    }
  }

  private Response again(
      Caller caller, ContainerRequestContext request, Function<Visit, Object> form) {
    return portal.refuse(request, caller, AdminFrame.CREDIT_NOTES, NEW, form);
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "billing:credit_note:read", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") CreditNoteId id) {
    return portal.show(
        request,
        caller,
        AdminFrame.CREDIT_NOTES,
        "admin/credit_note",
        visit -> CreditNotePage.page(visit, notes, id, Errors.NONE));
  }

  @GET
  @Path("/{id}/pdf")
  @Produces(Pdfs.TYPE)
  @RequirePermission(value = "billing:credit_note:read", realms = Realm.STAFF)
  public Response pdf(@Auth Caller caller, @PathParam("id") CreditNoteId id) {
    return Pdfs.answer(
        db.inTx(caller, tx -> Pdfs.in(tx, billing, null).creditNote(id)), "credit-note-" + id);
  }

  /** For one invoice, or, without one, for those that are due first. */
  @POST
  @Path("/{id}/apply")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:credit_note:update", realms = Realm.STAFF)
  public Response apply(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") CreditNoteId id,
      @FormParam("invoice") @Nullable InvoiceId invoice,
      @FormParam("amount") @DefaultValue("") String amount) {
    return change(
        caller,
        request,
        id,
        tx -> invoice == null
            ? notes.apply(tx, id)
            : notes.apply(tx, id, invoice, amount(tx, id, amount)));
  }

  @POST
  @Path("/{id}/unapply")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:credit_note:update", realms = Realm.STAFF)
  public Response unapply(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") CreditNoteId id,
      @FormParam("invoice") InvoiceId invoice,
      @FormParam("amount") @DefaultValue("") String amount) {
    return change(
        caller, request, id, tx -> notes.unapply(tx, id, invoice, amount(tx, id, amount)));
  }

  @POST
  @Path("/{id}/void")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:credit_note:delete", realms = Realm.STAFF)
  public Response voidNote(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") CreditNoteId id,
      @FormParam("reason") @DefaultValue("") String reason) {
    return change(caller, request, id, tx -> notes.voidNote(tx, id, reason));
  }

  private Response change(
      Caller caller,
      ContainerRequestContext request,
      CreditNoteId id,
      Function<Tx, CreditNote> change) {
    try {
      CreditNoteId changed = db.inTx(caller, tx -> change.apply(tx).id());
      return Portal.done(CreditNotePage.PATH + changed, "credit_note");
    } catch (ProblemException e) {
      Errors problem = Errors.of(String.valueOf(e.getMessage()));
      return portal.refuse(
          request,
          caller,
          AdminFrame.CREDIT_NOTES,
          "admin/credit_note",
          visit -> CreditNotePage.page(visit, notes, id, problem));
    }
  }

  private @Nullable Money amount(Tx tx, CreditNoteId id, String typed) {
    String amount = typed.replace(",", "").replace(" ", "");
    return amount.isEmpty()
        ? null
        : Amounts.read("/amount", amount, notes.require(tx, id).currency().getCurrencyCode());
  }
}
