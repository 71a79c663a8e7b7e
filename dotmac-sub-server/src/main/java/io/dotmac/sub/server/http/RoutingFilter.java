package io.dotmac.sub.server.http;

import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tenant.TenantStatus;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The first thing that sees a request: names it, takes the prefix {@code /api/v1} off its path and
 * finds its tenant.
 *
 * <p>Every resource answers with and without the prefix. Under {@code auth/} the prefix makes the
 * difference between the API and the portal, so there it stays on; pages of a portal have no
 * prefixed twin.
 */
@PreMatching
@Priority(100)
public final class RoutingFilter implements ContainerRequestFilter {
  /** Where the API lives. */
  public static final String PREFIX = "api/v1/";

  private static final Set<String> WITHOUT_TENANT = Set.of("api/v1/openapi.json", "healthz");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private final TenantDirectory tenants;

  public RoutingFilter(TenantDirectory tenants) {
    this.tenants = tenants;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String sent = request.getUriInfo().getPath();
    String path = sent.startsWith("/") ? sent.substring(1) : sent;
    boolean prefixed = path.startsWith(PREFIX);
    String bare = prefixed ? path.substring(PREFIX.length()) : path;
    boolean keepsPrefix = bare.startsWith("auth/") || bare.equals("openapi.json");
    Area area = prefixed ? Area.API : Area.of(bare);
    String requestId = requestId(request.getHeaderString("X-Request-Id"));
    MDC.put("request_id", requestId);
    String address = request.getProperty(Exchange.ADDRESS) instanceof String known ? known : "";
    Exchange exchange = new Exchange(requestId, "/" + path, area, System.nanoTime(), address);
    exchange.attach(request);
    if (prefixed && !keepsPrefix) {
      if (Area.of(bare) == Area.PORTAL) {
        throw HttpProblem.notFound("there is nothing at this path");
      }
      request.setRequestUri(unprefixed(request.getUriInfo().getRequestUri(), bare));
    }
    if (!WITHOUT_TENANT.contains(path) && !path.startsWith("assets/")) {
      Tenant tenant = tenant(tenants, request.getHeaderString(HttpHeaders.HOST))
          .orElseThrow(
              () -> HttpProblem.of(404, "unknown_host", "no provider answers at this host name"));
      exchange.select(tenant);
      if (tenant.status() == TenantStatus.SUSPENDED) {
        throw HttpProblem.of(503, "tenant_suspended", "this provider is suspended");
      }
    }
  }

  /** The text is cut where it can be: taking an address apart and putting it together is slow. */
  private static URI unprefixed(URI sent, String bare) {
    String text = sent.toString();
    int at = text.indexOf('/' + PREFIX);
    boolean plain = at > 0 && sent.getRawPath().startsWith('/' + PREFIX);
    return plain
        ? URI.create(text.substring(0, at) + text.substring(at + PREFIX.length()))
        : UriBuilder.fromUri(sent).replacePath(bare).build();
  }

  /** The tenant that a Host header selects. */
  static Optional<Tenant> tenant(TenantDirectory tenants, @Nullable String hostHeader) {
    String host = host(hostHeader == null ? "" : hostHeader);
    return THIS_MACHINE.contains(host) ? tenants.all().stream().findFirst() : tenants.byHost(host);
  }

  /** Without the port; an IPv6 address keeps its brackets. */
  private static String host(String header) {
    int colon = header.lastIndexOf(':');
    return colon > header.lastIndexOf(']') ? header.substring(0, colon) : header;
  }

  private static String requestId(@Nullable String sent) {
    return sent != null && REQUEST_ID.matcher(sent).matches() ? sent : RandomToken.hex(8);
  }
}
