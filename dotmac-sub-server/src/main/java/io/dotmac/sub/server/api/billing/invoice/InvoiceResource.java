package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.invoice.Invoices;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
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
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invoices. What was issued is a fact: it is voided, credited or written off, never changed. */
@Path("/invoices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class InvoiceResource {
  private final Database db;
  private final BillingEngine billing;

  public InvoiceResource(Database db, BillingEngine billing) {
    this.db = db;
    this.billing = billing;
  }

  @GET
  @ListedBy(Invoices.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "billing:invoice:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<InvoiceView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Invoices.LISTING.fetch(tx, query).map(InvoiceView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "billing:invoice:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public InvoiceDetailView get(@Auth Caller caller, @PathParam("id") InvoiceId id) {
    return db.read(caller, tx -> view(tx, billing.invoices().require(tx, id)));
  }

  /** As PDF; a draft is a pro-forma invoice. Without a language, the reader's own. */
  @GET
  @Path("/{id}/pdf")
  @Produces(Pdfs.TYPE)
  @RequirePermission(
      value = "billing:invoice:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Response pdf(
      @Auth Caller caller,
      @PathParam("id") InvoiceId id,
      @QueryParam("lang") @Nullable String lang) {
    return Pdfs.answer(
        db.read(caller, tx -> Pdfs.in(tx, billing, lang).invoice(id)), "invoice-" + id);
  }

  /** Writes one by hand: a draft, or issued at once. */
  @POST
  @RequirePermission("billing:invoice:create")
  public Response create(@Auth Caller caller, CreateInvoice body, @BeanParam Once once) {
    InvoiceDetailView made =
        db.inTx(caller, tx -> once.complete(tx, 201, view(tx, create(tx, body))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Gives a draft its number: from now on it is owed. */
  @POST
  @Path("/{id}/issue")
  @RequirePermission("billing:invoice:update")
  public InvoiceDetailView issue(
      @Auth Caller caller, @PathParam("id") InvoiceId id, @Nullable IssueInvoice body) {
    LocalDate dueOn = body == null ? null : body.dueOn();
    return db.inTx(caller, tx -> view(tx, billing.invoices().issue(tx, id, dueOn)));
  }

  /** Takes it back; what was paid of it becomes credit. */
  @POST
  @Path("/{id}/void")
  @RequirePermission("billing:invoice:delete")
  public InvoiceDetailView voidInvoice(
      @Auth Caller caller, @PathParam("id") InvoiceId id, @Nullable VoidInvoice body) {
    String reason = body == null ? null : body.reason();
    boolean again = body != null && Boolean.TRUE.equals(body.billAgain());
    return db.inTx(caller, tx -> view(tx, billing.invoices().voidInvoice(tx, id, reason, again)));
  }

  /** Gives up what is due of it. */
  @POST
  @Path("/{id}/write-off")
  @RequirePermission("billing:invoice:update")
  public InvoiceDetailView writeOff(@Auth Caller caller, @PathParam("id") InvoiceId id) {
    return db.inTx(caller, tx -> view(tx, billing.invoices().writeOff(tx, id)));
  }

  /** Takes many back, all or none. */
  @POST
  @Path("/bulk-void")
  @RequirePermission("billing:invoice:delete")
  public List<InvoiceView> bulkVoid(@Auth Caller caller, ManyInvoices body) {
    Invoices invoices = billing.invoices();
    return db.inTx(
        caller,
        tx -> body.each().stream()
            .map(id -> InvoiceView.of(invoices.voidInvoice(tx, id, body.reason(), false)))
            .toList());
  }

  /** Gives up what is due of many, all or none. */
  @POST
  @Path("/bulk-write-off")
  @RequirePermission("billing:invoice:update")
  public List<InvoiceView> bulkWriteOff(@Auth Caller caller, ManyInvoices body) {
    Invoices invoices = billing.invoices();
    return db.inTx(
        caller,
        tx -> body.each().stream()
            .map(id -> InvoiceView.of(invoices.writeOff(tx, id)))
            .toList());
  }

  /** Takes back that it was given up: money arrives after all. */
  @POST
  @Path("/{id}/recover")
  @RequirePermission("billing:invoice:update")
  public InvoiceDetailView recover(@Auth Caller caller, @PathParam("id") InvoiceId id) {
    return db.inTx(caller, tx -> view(tx, billing.invoices().recover(tx, id)));
  }

  private Invoice create(Tx tx, CreateInvoice body) {
    BillingAccount account = BillingAccounts.visible(tx, body.accountId());
    Invoice draft = billing.invoices().draft(tx, body.wanted(account.currency().getCurrencyCode()));
    return Boolean.TRUE.equals(body.issue())
        ? billing.invoices().issue(tx, draft.id(), body.dueOn())
        : draft;
  }

  private InvoiceDetailView view(Tx tx, Invoice invoice) {
    return InvoiceDetailView.of(tx, billing, invoice);
  }
}
