package io.dotmac.sub.server.security;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.http.Area;
import io.dotmac.sub.server.http.Exchange;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;

/**
 * Lets a request pass when its caller is known and may do this; otherwise 401, 403 or the login.
 */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter {
  private final Authentication authentication;
  private final AccessRule rule;

  AccessFilter(Authentication authentication, AccessRule rule) {
    this.authentication = authentication;
    this.rule = rule;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Exchange exchange = Exchange.of(request);
    Optional<SignedInCaller> found = authentication.authenticate(request, exchange);
    if (found.isEmpty()) {
      refuse(request, exchange);
      return;
    }
    Caller caller = found.get().caller();
    exchange.identify(caller);
    found.get().attach(request);
    request.setSecurityContext(new CallerContext(caller, request.getSecurityContext()));
    rule.check(found.get());
  }

  private static void refuse(ContainerRequestContext request, Exchange exchange) {
    if (exchange.area() == Area.API) {
      throw new ProblemException(new Problem.Unauthenticated(
          "unauthenticated", "send a valid access token or API key of this provider"));
    }
    boolean fragment = request.getHeaderString("HX-Request") != null;
    String login = "/auth/login?next=" + (fragment ? "" : next(request));
    request.abortWith(
        fragment
            ? Response.status(401).header("HX-Redirect", login).build()
            : Response.seeOther(URI.create(login)).build());
  }

  private static String next(ContainerRequestContext request) {
    URI asked = request.getUriInfo().getRequestUri();
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    boolean page = request.getMethod().equals("GET");
    return page ? URLEncoder.encode(asked.getRawPath() + query, StandardCharsets.UTF_8) : "";
  }

  private record CallerContext(Caller caller, SecurityContext outer) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.may(role);
    }

    @Override
    public boolean isSecure() {
      return outer.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
