package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.server.security.SignedIn;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BiFunction;

/** The customers' portal. Every page is about the caller's own subscriber and no other. */
@Path("/portal")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class PortalResource {
  private final Portal portal;

  public PortalResource(Portal portal) {
    this.portal = portal;
  }

  @GET
  @SignedIn(realms = Realm.CUSTOMER)
  public Response home(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(caller, request, PortalFrame.HOME, "home", Home::page);
  }

  @GET
  @Path("/subscriptions")
  @SignedIn(realms = Realm.CUSTOMER)
  public Response plans(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(caller, request, PortalFrame.PLAN, "plans", Account::plans);
  }

  @GET
  @Path("/invoices")
  @SignedIn(realms = Realm.CUSTOMER)
  public Response bills(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(caller, request, PortalFrame.BILLS, "bills", Bills::page);
  }

  @GET
  @Path("/invoices/{id}")
  @SignedIn(realms = Realm.CUSTOMER)
  public Response bill(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(
        caller,
        request,
        PortalFrame.BILLS,
        "bill",
        (visit, subscriber) -> Bills.one(visit, subscriber, id));
  }

  @GET
  @Path("/payments")
  @SignedIn(realms = Realm.CUSTOMER)
  public Response payments(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(caller, request, PortalFrame.PAYMENTS, "payments", Bills::payments);
  }

  @GET
  @Path("/usage")
  @SignedIn(realms = Realm.CUSTOMER)
  public Response usage(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(caller, request, PortalFrame.USAGE, "usage", Account::usage);
  }

  @GET
  @Path("/account")
  @SignedIn(realms = Realm.CUSTOMER)
  public Response account(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(caller, request, PortalFrame.ACCOUNT, "account", Account::details);
  }

  private Response show(
      Caller caller,
      ContainerRequestContext request,
      PortalFrame frame,
      String template,
      BiFunction<Visit, UUID, Object> model) {
    UUID subscriber = own(caller);
    return portal.show(
        request, caller, frame, "portal/" + template, visit -> model.apply(visit, subscriber));
  }

  private static UUID own(Caller caller) {
    if (caller.scope() instanceof Scope.Own own) {
      return own.subscriber();
    }
    throw Problem.forbidden("this page is for customers");
  }
}
