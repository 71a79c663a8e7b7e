package io.dotmac.sub.server.web.admin.books;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.journal.JournalFormat;
import io.dotmac.sub.billing.journal.JournalRange;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.data.Statements;
import io.dotmac.sub.server.web.document.JournalFile;
import io.dotmac.sub.server.web.document.Pdfs;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The staff pages of the books, and the documents they lead to. */
@Path("/admin/billing")
@Hidden
public final class BooksResource {
  private final Portal portal;
  private final BillingEngine billing;

  public BooksResource(Portal portal, BillingEngine billing) {
    this.portal = portal;
    this.billing = billing;
  }

  @GET
  @Path("/books/trial-balance")
  @RequirePermission(value = "reports:billing", realms = Realm.STAFF)
  public Response trialBalance(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(caller, request, Books::trialBalance);
  }

  @GET
  @Path("/books/ageing")
  @RequirePermission(value = "reports:billing", realms = Realm.STAFF)
  public Response ageing(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(caller, request, Books::ageing);
  }

  @GET
  @Path("/books/taxes")
  @RequirePermission(value = "reports:billing", realms = Realm.STAFF)
  public Response taxes(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(caller, request, Books::taxes);
  }

  @GET
  @Path("/books/deferred")
  @RequirePermission(value = "reports:billing", realms = Realm.STAFF)
  public Response deferred(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(caller, request, Books::deferred);
  }

  @GET
  @Path("/books/ledger")
  @RequirePermission(value = "billing:ledger:read", realms = Realm.STAFF)
  public Response ledger(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(caller, request, BookLists::ledger);
  }

  @GET
  @Path("/books/journal")
  @RequirePermission(value = "billing:ledger:read", realms = Realm.STAFF)
  public Response journal(
      @Auth Caller caller, @QueryParam("format") @Nullable JournalFormat format) {
    return JournalFile.answer(billing.database(), caller, format, JournalRange.ALL);
  }

  @GET
  @Path("/statements/{id}")
  @RequirePermission(value = "billing:account:read", realms = Realm.STAFF)
  public Response statement(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") AccountId id) {
    return show(
        caller, request, visit -> Statements.page(visit, id, "/admin/billing/statements/" + id));
  }

  @GET
  @Path("/statements/{id}/pdf")
  @RequirePermission(value = "billing:account:read", realms = Realm.STAFF)
  public Response statementPdf(
      @Auth Caller caller,
      @PathParam("id") AccountId id,
      @QueryParam("from") @Nullable LocalDate from,
      @QueryParam("to") @Nullable LocalDate to) {
    return pdf(caller, "statement-" + id, pdfs -> pdfs.statement(id, from, to));
  }

  @GET
  @Path("/invoices/{id}/pdf")
  @RequirePermission(value = "billing:invoice:read", realms = Realm.STAFF)
  public Response invoicePdf(@Auth Caller caller, @PathParam("id") InvoiceId id) {
    return pdf(caller, "invoice-" + id, pdfs -> pdfs.invoice(id));
  }

  @GET
  @Path("/payments/{id}/receipt")
  @RequirePermission(value = "billing:payment:read", realms = Realm.STAFF)
  public Response receipt(@Auth Caller caller, @PathParam("id") PaymentId id) {
    return pdf(caller, "receipt-" + id, pdfs -> pdfs.receipt(id));
  }

  private Response show(
      Caller caller, ContainerRequestContext request, Function<Visit, Object> model) {
    return portal.show(request, caller, AdminFrame.BOOKS, "admin/books", model);
  }

  private Response pdf(Caller caller, String name, Function<Pdfs, byte[]> document) {
    return Pdfs.answer(
        billing.database().inTx(caller, tx -> document.apply(Pdfs.in(tx, billing, null))), name);
  }
}
