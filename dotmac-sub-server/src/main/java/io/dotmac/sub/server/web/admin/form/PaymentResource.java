package io.dotmac.sub.server.web.admin.form;

import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.data.Params;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Records a payment that has arrived. */
@Path("/admin/billing")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class PaymentResource {
  private static final String TEMPLATE = "admin/payment_new";

  private final Database db;
  private final Portal portal;
  private final Payments payments;

  public PaymentResource(Database db, Portal portal, Payments payments) {
    this.db = db;
    this.portal = portal;
    this.payments = payments;
  }

  @GET
  @Path("/payments/new")
  @RequirePermission(value = "billing:payment:create", realms = Realm.STAFF)
  public Response form(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.PAYMENTS, TEMPLATE, PaymentForm::fresh);
  }

  @POST
  @Path("/payments")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:payment:create", realms = Realm.STAFF)
  public Response record(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    PaymentForm form = PaymentForm.of(sent);
    try {
      return record(caller, request, form)
          .map(id -> Portal.done("/admin/billing/payments/" + id, "payment"))
          .orElseGet(() -> again(caller, request, form, ""));
    } catch (ProblemException e) {
      return again(caller, request, form, String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> record(
      Caller caller, ContainerRequestContext request, PaymentForm form) {
    Params params = Params.of(request.getUriInfo());
    return db.inTx(
        caller,
        tx -> form.read(Visit.of(tx, params, ""))
            .map(wanted -> payments.record(tx, wanted))
            .map((Payment payment) -> payment.id().value().toString()));
  }

  private Response again(
      Caller caller, ContainerRequestContext request, PaymentForm form, String problem) {
    return portal.refuse(
        request, caller, AdminFrame.PAYMENTS, TEMPLATE, visit -> form.again(visit, problem));
  }
}
