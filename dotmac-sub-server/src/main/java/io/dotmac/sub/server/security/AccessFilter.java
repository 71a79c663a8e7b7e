package io.dotmac.sub.server.security;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.http.Area;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.security.quota.Quotas;
import io.dotmac.sub.server.security.quota.Spent;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request pass when its caller is known and may do this; otherwise 401, 403 or the login.
 */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String SPENT = "dotmac.spent";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final Authentication authentication;
  private final Quotas quotas;
  private final AccessRule rule;

  AccessFilter(Authentication authentication, Quotas quotas, AccessRule rule) {
    this.authentication = authentication;
    this.quotas = quotas;
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
    if (found.get().impersonating() && !READING.contains(request.getMethod())) {
      throw Problem.forbidden("you see this portal as its customer does: nothing can be changed");
    }
    spend(request, found.get().key());
    rule.check(found.get());
  }

  /** Says what is left of the quota of a key. */
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(SPENT) instanceof Spent spent) {
      response.getHeaders().putSingle("RateLimit-Policy", spent.policy());
      response.getHeaders().putSingle("RateLimit", spent.state());
    }
  }

  /** Also what the rule refuses counts. */
  private void spend(ContainerRequestContext request, SignedInCaller.@Nullable Key key) {
    if (key == null) {
      return;
    }
    Spent spent = quotas.take(key.id(), key.limits());
    request.setProperty(SPENT, spent);
    if (!spent.isAllowed()) {
      throw new ProblemException(new Problem.TooMany(
          "quota_exceeded",
          "this key has used up its requests: wait " + spent.retryAfterSeconds() + " seconds",
          spent.retryAfterSeconds()));
    }
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
