package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.server.security.SignedIn;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.data.Statements;
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

/** A customer's statement and documents on paper. */
@Path("/portal")
@Hidden
public final class PaperResource {
  private final Portal portal;
  private final BillingEngine billing;

  public PaperResource(Portal portal, BillingEngine billing) {
    this.portal = portal;
    this.billing = billing;
  }

  @GET
  @Path("/statement")
  @SignedIn(realms = Realm.CUSTOMER)
  public Response statement(@Auth Caller caller, @Context ContainerRequestContext request) {
    AccountId own = own(caller);
    return portal.show(
        request,
        caller,
        PortalFrame.BILLS,
        "portal/statement",
        visit -> Statements.page(visit, own, "/portal/statement"));
  }

  @GET
  @Path("/statement/pdf")
  @SignedIn(realms = Realm.CUSTOMER)
  public Response statementPdf(
      @Auth Caller caller,
      @QueryParam("from") @Nullable LocalDate from,
      @QueryParam("to") @Nullable LocalDate to) {
    AccountId own = own(caller);
    return pdf(caller, "statement", pdfs -> pdfs.statement(own, from, to));
  }

  @GET
  @Path("/invoices/{id}/pdf")
  @SignedIn(realms = Realm.CUSTOMER)
  public Response invoice(@Auth Caller caller, @PathParam("id") InvoiceId id) {
    return pdf(caller, "invoice-" + id, pdfs -> pdfs.invoice(id));
  }

  @GET
  @Path("/payments/{id}/receipt")
  @SignedIn(realms = Realm.CUSTOMER)
  public Response receipt(@Auth Caller caller, @PathParam("id") PaymentId id) {
    return pdf(caller, "receipt-" + id, pdfs -> pdfs.receipt(id));
  }

  private Response pdf(Caller caller, String name, Function<Pdfs, byte[]> document) {
    return Pdfs.answer(
        billing.database().inTx(caller, tx -> document.apply(Pdfs.in(tx, billing, null))), name);
  }

  private static AccountId own(Caller caller) {
    if (caller.scope() instanceof Scope.Own own) {
      return new AccountId(own.subscriber());
    }
    throw Problem.forbidden("this page is for customers");
  }
}
