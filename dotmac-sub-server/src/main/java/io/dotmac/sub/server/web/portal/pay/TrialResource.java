package io.dotmac.sub.server.web.portal.pay;

import io.dotmac.sub.billing.gateway.ChargeRequest;
import io.dotmac.sub.billing.gateway.fake.FakeGateway;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
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
import java.util.Optional;

/** The page of the provider that moves no money: the payer agrees or turns away. */
@Path("/portal/pay/trial")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class TrialResource {
  private static final String SETUP = "fakeset_";

  private final Portal portal;
  private final Optional<FakeGateway> gateway;

  public TrialResource(Portal portal, Optional<FakeGateway> gateway) {
    this.portal = portal;
    this.gateway = gateway;
  }

  @GET
  @Path("/{charge}")
  @RequirePermission(value = "billing:payment:create", realms = Realm.CUSTOMER)
  public Response page(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("charge") String charge) {
    Optional<ChargeRequest> asked = gateway().asked(charge);
    if (asked.isEmpty() && !charge.startsWith(SETUP)) {
      throw Problem.notFound("payment", charge);
    }
    return portal.show(
        request,
        caller,
        PortalFrame.PAYMENTS,
        "portal/pay_trial",
        visit -> page(visit, charge, asked));
  }

  @POST
  @Path("/{charge}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:payment:create", realms = Realm.CUSTOMER)
  public Response answer(
      @Auth Caller caller,
      @PathParam("charge") String charge,
      MultivaluedMap<String, String> sent) {
    if (Own.value(sent, "answer").equals("approve")) {
      gateway().approve(charge);
    } else {
      gateway().refuse(charge);
    }
    return Portal.done(back(charge), "");
  }

  private String back(String charge) {
    return charge.startsWith(SETUP)
        ? "/portal/methods/back/" + charge
        : "/portal/pay/back/" + gateway().asked(charge).map(ChargeRequest::key).orElse(charge);
  }

  private static PayPages.Trial page(Visit visit, String charge, Optional<ChargeRequest> asked) {
    return new PayPages.Trial(
        asked
            .map(ChargeRequest::amount)
            .map(amount -> visit.formats().money(amount.minor(), amount.currency()))
            .orElse(visit.say("pay.add")),
        asked.map(ChargeRequest::description).orElse(""),
        "/portal/pay/trial/" + charge);
  }

  private FakeGateway gateway() {
    return gateway.orElseThrow(() -> Problem.notFound("page", "trial"));
  }
}
