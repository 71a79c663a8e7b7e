package io.dotmac.sub.server.web.admin.form;

import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.billing.gateway.collect.RefundAttempt;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.http.Amounts;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
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
import jakarta.ws.rs.core.Response;

/** Sends money of a payment back, or records that a bank took it back from us. */
@Path("/admin/billing/refunds/{id}")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class RefundResource {
  private static final String TEMPLATE = "admin/refund";
  private static final String PAYMENTS = "/admin/billing/payments/";

  private final Portal portal;
  private final OnlinePayments online;

  public RefundResource(Portal portal, OnlinePayments online) {
    this.portal = portal;
    this.online = online;
  }

  @GET
  @RequirePermission(value = "billing:payment:update", realms = Realm.STAFF)
  public Response form(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") PaymentId id) {
    return portal.show(
        request,
        caller,
        AdminFrame.PAYMENTS,
        TEMPLATE,
        visit -> RefundPage.of(visit, online.payments(), id, "", Errors.NONE));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:payment:update", realms = Realm.STAFF)
  public Response refund(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") PaymentId id,
      @FormParam("amount") @DefaultValue("") String amount,
      @FormParam("reason") @DefaultValue("") String reason,
      @FormParam("key") @DefaultValue("") String key) {
    try {
      refund(caller, id, amount, needed(reason), "portal-refund-" + key);
      return Portal.done(PAYMENTS + id, "refund");
    } catch (ProblemException e) {
      return again(caller, request, id, reason, e);
    }
  }

  /** A check that bounced: what it paid is open again. */
  @POST
  @Path("/reverse")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:payment:update", realms = Realm.STAFF)
  public Response reverse(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") PaymentId id,
      @FormParam("reason") @DefaultValue("") String reason) {
    try {
      String why = needed(reason);
      online.database().run(caller, tx -> online.payments().reverse(tx, id, why));
      return Portal.done(PAYMENTS + id, "reversed");
    } catch (ProblemException e) {
      return again(caller, request, id, reason, e);
    }
  }

  private void refund(Caller caller, PaymentId id, String typed, String reason, String key) {
    String currency = online
        .database()
        .inTx(caller, tx -> online.payments().require(tx, id).currency().getCurrencyCode());
    Money amount = Amounts.read("/amount", typed.replace(",", "").replace(" ", ""), currency);
    online
        .refunds()
        .refund(caller, id, amount, reason, key)
        .flatMap(RefundAttempt::failureCode)
        .ifPresent(code -> {
          throw Problem.conflict(
              "refund_refused", "the provider refused to send the money back: " + code);
        });
  }

  private static String needed(String reason) {
    if (reason.isBlank()) {
      throw Problem.invalid("/reason", "required", "expected why the money goes back");
    }
    return reason.strip();
  }

  private Response again(
      Caller caller,
      ContainerRequestContext request,
      PaymentId id,
      String reason,
      ProblemException e) {
    Errors problem = Errors.of(String.valueOf(e.getMessage()));
    return portal.refuse(
        request,
        caller,
        AdminFrame.PAYMENTS,
        TEMPLATE,
        visit -> RefundPage.of(visit, online.payments(), id, reason, problem));
  }
}
