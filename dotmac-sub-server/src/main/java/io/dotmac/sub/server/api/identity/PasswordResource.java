package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.http.RoutingFilter;
import io.dotmac.sub.server.security.PublicRoute;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.account.LinkPlace;
import io.dotmac.sub.server.security.account.PasswordLinks;
import io.dotmac.sub.server.security.account.PasswordLinks.Asking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Passwords that are set without signing in: by a link. */
@Path(RoutingFilter.PREFIX + "auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PasswordResource {
  private final PasswordLinks links;
  private final SessionCookies cookies;

  public PasswordResource(PasswordLinks links, SessionCookies cookies) {
    this.links = links;
    this.cookies = cookies;
  }

  /** Asks for a link; the answer is the same whether or not there is such an account. */
  @POST
  @Path("/password/forgot")
  @PublicRoute
  public void forgot(ForgotPassword body, @Context ContainerRequestContext request) {
    links.forgotten(asking(request), body.username());
  }

  /** Sets a password by the token of a link, or of a login that demanded a new one. */
  @POST
  @Path("/password/reset")
  @PublicRoute
  public void reset(ResetPassword body, @Context ContainerRequestContext request) {
    TenantId tenant = Exchange.of(request).tenant().id();
    if (!links.set(tenant, body.token(), body.password())) {
      throw Problem.invalid(
          "/token", "token", "this link was used, replaced, or is too old: ask for another");
    }
  }

  /** Asks for an account; the answer is the same whether or not the subscriber is known. */
  @POST
  @Path("/register")
  @PublicRoute
  public void register(Register body, @Context ContainerRequestContext request) {
    Asking asking = asking(request);
    if (!links.isRegistrationOpen(asking.tenant())) {
      throw Problem.conflict("registration_closed", "accounts are made by this provider's staff");
    }
    links.register(asking, body.subscriberNumber(), body.email());
  }

  private Asking asking(ContainerRequestContext request) {
    Exchange exchange = Exchange.of(request);
    return new Asking(exchange.tenant().id(), exchange.address(), LinkPlace.of(request, cookies));
  }
}
