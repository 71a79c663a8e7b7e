package io.dotmac.sub.server.http;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the filters find out about one request, carried along with it. */
public final class Exchange {
  /** From which address a request came, as an attribute of it. */
  static final String ADDRESS = "dotmac.address";

  private static final String ATTRIBUTE = "dotmac.exchange";

  private final String requestId;
  private final String path;
  private final Area area;
  private final long startedNanos;
  private final String address;
  private @Nullable Tenant tenant;
  private @Nullable Caller caller;

  Exchange(String requestId, String path, Area area, long startedNanos, String address) {
    this.address = address;
    this.requestId = requestId;
    this.path = path;
    this.area = area;
    this.startedNanos = startedNanos;
  }

  /** The exchange of a request that has passed the first filter. */
  public static Exchange of(ContainerRequestContext request) {
    return find(request.getProperty(ATTRIBUTE))
        .orElseThrow(() -> new IllegalStateException("the first filter has not seen the request"));
  }

  /** The exchange of a request, if it has passed the first filter. */
  public static Optional<Exchange> find(ContainerRequestContext request) {
    return find(request.getProperty(ATTRIBUTE));
  }

  static Optional<Exchange> find(@Nullable Object attribute) {
    return attribute instanceof Exchange exchange ? Optional.of(exchange) : Optional.empty();
  }

  static Optional<Exchange> find(HttpServletRequest request) {
    return find(request.getAttribute(ATTRIBUTE));
  }

  void attach(ContainerRequestContext request) {
    request.setProperty(ATTRIBUTE, this);
  }

  void select(Tenant found) {
    tenant = found;
  }

  /** Notes who calls, once that is known. */
  public void identify(Caller found) {
    caller = found;
  }

  /** Names this request in logs, answers and the audit. */
  public String requestId() {
    return requestId;
  }

  /** The path as it was sent, with its prefix. */
  public String path() {
    return path;
  }

  /** From which address it came; empty when that is not known. */
  public String address() {
    return address;
  }

  /** Which part of the server it is for. */
  public Area area() {
    return area;
  }

  long startedNanos() {
    return startedNanos;
  }

  /** The tenant of the host name; only {@code openapi.json} and {@code /healthz} have none. */
  public Tenant tenant() {
    if (tenant == null) {
      throw new IllegalStateException(path + " has no tenant");
    }
    return tenant;
  }

  /** The tenant of the host name, if it names one. */
  public Optional<Tenant> tenantIfAny() {
    return Optional.ofNullable(tenant);
  }

  /** Who calls; empty on public routes and before authentication. */
  public Optional<Caller> caller() {
    return Optional.ofNullable(caller);
  }
}
