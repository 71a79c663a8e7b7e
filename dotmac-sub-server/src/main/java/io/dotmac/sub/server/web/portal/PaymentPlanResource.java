package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.billing.arrangement.Arrangements;
import io.dotmac.sub.billing.arrangement.NewArrangement;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.server.security.SignedIn;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** A customer asks to pay the open bills in installments. */
@Path("/portal/payment-plan")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class PaymentPlanResource {
  private final Database db;
  private final Portal portal;
  private final Arrangements arrangements;

  public PaymentPlanResource(Database db, Portal portal, Arrangements arrangements) {
    this.db = db;
    this.portal = portal;
    this.arrangements = arrangements;
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @SignedIn(realms = Realm.CUSTOMER)
  public Response ask(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @FormParam("frequency") @DefaultValue("monthly") String frequency,
      @FormParam("installments") @DefaultValue("") String installments) {
    UUID subscriber = own(caller);
    try {
      NewArrangement wanted = PaymentPlan.wanted(subscriber, frequency, installments);
      db.run(caller, tx -> arrangements.request(tx, wanted));
      return Portal.done("/portal/invoices", "plan");
    } catch (ProblemException e) {
      return again(caller, request, Errors.of(String.valueOf(e.getMessage())));
    }
  }

  private Response again(Caller caller, ContainerRequestContext request, Errors errors) {
    UUID subscriber = own(caller);
    return portal.refuse(
        request,
        caller,
        PortalFrame.BILLS,
        "portal/bills",
        visit -> Bills.page(visit, subscriber, errors));
  }

  private static UUID own(Caller caller) {
    if (caller.scope() instanceof Scope.Own own) {
      return own.subscriber();
    }
    throw Problem.forbidden("this page is for customers");
  }
}
