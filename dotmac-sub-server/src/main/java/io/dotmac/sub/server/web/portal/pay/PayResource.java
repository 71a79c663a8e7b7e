package io.dotmac.sub.server.web.portal.pay;

import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.gateway.collect.CollectRequest;
import io.dotmac.sub.billing.gateway.collect.PaymentOutcome;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.portal.PortalFrame;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
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
import java.util.UUID;
import java.util.function.Function;

/** Where a customer pays what is due. */
@Path("/portal/pay")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class PayResource {
  private final Portal portal;
  private final OnlinePayments online;

  public PayResource(Portal portal, OnlinePayments online) {
    this.portal = portal;
    this.online = online;
  }

  @GET
  @RequirePermission(value = "billing:payment:create", realms = Realm.CUSTOMER)
  public Response form(@Auth Caller caller, @Context ContainerRequestContext request) {
    UUID subscriber = Own.subscriber(caller);
    return portal.show(
        request,
        caller,
        PortalFrame.PAYMENTS,
        "portal/pay",
        visit -> new Payer(visit, subscriber, online).form(Ids.next().toString(), Errors.NONE));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:payment:create", realms = Realm.CUSTOMER)
  public Response pay(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    try {
      return answer(
          caller, request, online.collect().collect(caller, wanted(caller, request, sent)));
    } catch (ProblemException e) {
      return again(caller, request, visit -> String.valueOf(e.getMessage()));
    }
  }

  /** A payment on its way. */
  @GET
  @Path("/{id}")
  @RequirePermission(value = "billing:payment:read", realms = Realm.CUSTOMER)
  public Response waiting(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") PaymentId id) {
    UUID subscriber = Own.subscriber(caller);
    return portal.show(
        request,
        caller,
        PortalFrame.PAYMENTS,
        "portal/pay_waiting",
        visit -> new Payer(visit, subscriber, online)
            .waiting(online.payments().require(visit.tx(), id)));
  }

  /** The payer comes back: the provider is asked what became of it. */
  @GET
  @Path("/back/{id}")
  @RequirePermission(value = "billing:payment:create", realms = Realm.CUSTOMER)
  public Response back(@Auth Caller caller, @PathParam("id") PaymentId id) {
    online.database().run(caller, tx -> online.payments().require(tx, id));
    return online.sweeper().settle(caller, id) instanceof PaymentOutcome.Settled
        ? Portal.done("/portal/payments", "paid")
        : Portal.done("/portal/pay/" + id, "");
  }

  private Response answer(Caller caller, ContainerRequestContext request, PaymentOutcome outcome) {
    String page = "/portal/pay/" + outcome.payment();
    return outcome.match(
        settled -> Portal.done("/portal/payments", "paid"),
        awaiting -> Portal.done(page, ""),
        declined -> again(
            caller, request, visit -> visit.say("pay.declined", words(visit, declined.code()))),
        doubt -> Portal.done(page, ""));
  }

  private static CollectRequest wanted(
      Caller caller, ContainerRequestContext request, MultivaluedMap<String, String> sent) {
    String key = Own.value(sent, "key");
    String method = Own.value(sent, "method");
    return new CollectRequest(
        new AccountId(Own.subscriber(caller)),
        null,
        null,
        method.isEmpty() ? null : PaymentMethodId.parse(method),
        null,
        Own.address(request, "portal/pay/back/"),
        key.isEmpty() ? null : "portal-" + caller.actor().id() + "-" + key);
  }

  private Response again(
      Caller caller, ContainerRequestContext request, Function<Visit, String> problem) {
    UUID subscriber = Own.subscriber(caller);
    // A new key: what was declined is another attempt from here on.
    return portal.refuse(
        request,
        caller,
        PortalFrame.PAYMENTS,
        "portal/pay",
        visit -> new Payer(visit, subscriber, online)
            .form(Ids.next().toString(), Errors.of(problem.apply(visit))));
  }

  private static String words(Visit visit, String code) {
    return visit.name("decline", code);
  }
}
