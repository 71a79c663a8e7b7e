package io.dotmac.sub.server.web.portal.pay;

import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.gateway.provider.PaymentMethod;
import io.dotmac.sub.billing.gateway.provider.PaymentMethods;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer's saved ways to pay. */
@Path("/portal/methods")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class MethodsResource {
  private static final String PAGE = "/portal/methods";

  private final Portal portal;
  private final OnlinePayments online;

  public MethodsResource(Portal portal, OnlinePayments online) {
    this.portal = portal;
    this.online = online;
  }

  @GET
  @RequirePermission(value = "billing:payment:read", realms = Realm.CUSTOMER)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    UUID subscriber = Own.subscriber(caller);
    return portal.show(
        request,
        caller,
        PortalFrame.PAYMENTS,
        "portal/methods",
        visit -> new Payer(visit, subscriber, online).methods(Errors.NONE));
  }

  /** Goes on to the provider's page; by a link, since a form may lead to our own pages only. */
  @POST
  @RequirePermission(value = "billing:payment:create", realms = Realm.CUSTOMER)
  public Response add(@Auth Caller caller, @Context ContainerRequestContext request) {
    try {
      return goOn(caller, request);
    } catch (ProblemException e) {
      return again(caller, request, String.valueOf(e.getMessage()));
    }
  }

  @GET
  @Path("/back/{setup}")
  @RequirePermission(value = "billing:payment:create", realms = Realm.CUSTOMER)
  public Response back(
      @Auth Caller caller,
      @PathParam("setup") String setup,
      @QueryParam("approval_token_id") @Nullable String approved) {
    // PayPal names what was set up in the query, the others in the path.
    boolean kept = online
        .saveMethod()
        .finish(caller, new AccountId(Own.subscriber(caller)), approved == null ? setup : approved)
        .isPresent();
    return Portal.done(PAGE, kept ? "method" : "");
  }

  @POST
  @Path("/{id}/default")
  @RequirePermission(value = "billing:payment:create", realms = Realm.CUSTOMER)
  public Response makeDefault(@Auth Caller caller, @PathParam("id") PaymentMethodId id) {
    online.database().run(caller, tx -> PaymentMethods.makeDefault(tx, id));
    return Portal.done(PAGE, "");
  }

  @POST
  @Path("/{id}/remove")
  @RequirePermission(value = "billing:payment:create", realms = Realm.CUSTOMER)
  public Response remove(@Auth Caller caller, @PathParam("id") PaymentMethodId id) {
    online.saveMethod().remove(caller, id);
    return Portal.done(PAGE, "");
  }

  /** Turns on, with the default, or off that what is due is taken by itself. */
  @POST
  @Path("/autopay")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:payment:create", realms = Realm.CUSTOMER)
  public Response autopay(@Auth Caller caller, MultivaluedMap<String, String> sent) {
    AccountId account = new AccountId(Own.subscriber(caller));
    boolean on = Own.value(sent, "on").equals("true");
    online.database().run(caller, tx -> autopay(tx, account, on));
    return Portal.done(PAGE, "");
  }

  private void autopay(Tx tx, AccountId account, boolean on) {
    List<PaymentMethod> usable = PaymentMethods.usable(tx, account);
    if (on && !usable.isEmpty()) {
      online.autopays().turnOn(tx, account, usable.get(0).id());
    } else {
      online.autopays().turnOff(tx, account);
    }
  }

  private Response goOn(Caller caller, ContainerRequestContext request) {
    AccountId account = new AccountId(Own.subscriber(caller));
    URI page =
        online.saveMethod().begin(caller, account, Own.address(request, "portal/methods/back/"));
    return portal.show(
        request,
        caller,
        PortalFrame.PAYMENTS,
        "portal/pay_waiting",
        visit -> new PayPages.Waiting(
            visit.say("pay.add"), visit.say("pay.add_text"), page.toString(), ""));
  }

  private Response again(Caller caller, ContainerRequestContext request, String problem) {
    UUID subscriber = Own.subscriber(caller);
    return portal.refuse(
        request,
        caller,
        PortalFrame.PAYMENTS,
        "portal/methods",
        visit -> new Payer(visit, subscriber, online).methods(Errors.of(problem)));
  }
}
