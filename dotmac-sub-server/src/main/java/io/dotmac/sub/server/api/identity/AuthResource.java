package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.http.RoutingFilter;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.security.Login;
import io.dotmac.sub.server.security.PublicRoute;
import io.dotmac.sub.server.security.SignedIn;
import io.dotmac.sub.server.security.SignedInCaller;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Signing programs in and out. Only with the prefix: without it these paths are the portal's. */
@Path(RoutingFilter.PREFIX + "auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AuthResource {
  private final Login login;

  public AuthResource(Login login) {
    this.login = login;
  }

  @POST
  @Path("/login")
  @PublicRoute
  @Answers(value = TokenView.class, status = 200)
  public Response login(
      SignIn body, @Context ContainerRequestContext request, @Context HttpServletRequest servlet) {
    Login.Client from =
        new Login.Client(servlet.getRemoteAddr(), request.getHeaderString(HttpHeaders.USER_AGENT));
    TenantId tenant = Exchange.of(request).tenant().id();
    return LoginAnswer.of(
        request,
        login.api(tenant, body.username(), body.password(), from),
        () -> refused(
            "invalid_credentials",
            "the user name or the password is wrong, or the account is locked for a while"));
  }

  @POST
  @Path("/refresh")
  @PublicRoute
  public TokenView refresh(Refresh body, @Context ContainerRequestContext request) {
    return login
        .sessions()
        .refresh(Exchange.of(request).tenant().id(), body.refreshToken())
        .map(TokenView::of)
        .orElseThrow(() ->
            refused("invalid_refresh_token", "the refresh token is not valid: sign in again"));
  }

  /** Ends the session of the access token, and with it its refresh tokens. */
  @POST
  @Path("/logout")
  @Consumes(MediaType.WILDCARD)
  @SignedIn
  public void logout(@Auth Caller caller, @Context ContainerRequestContext request) {
    SignedInCaller.of(request)
        .map(SignedInCaller::session)
        .ifPresent(session -> login.sessions().logout(caller.tenant(), session));
  }

  private static ProblemException refused(String code, String detail) {
    return new ProblemException(new Problem.Unauthenticated(code, detail));
  }
}
