package io.dotmac.sub.server.http;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.http.json.Json;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one tenant from using up the server: so many of its requests are worked on at once, and the
 * next waits a moment. If it is still too many then, it is told to come again; the others notice
 * nothing.
 */
public final class TenantShare implements Filter {
  private static final long PATIENCE_MILLIS = 2_000;

  private final TenantDirectory tenants;
  private final int atOnce;
  private final Map<TenantId, Semaphore> shares = new ConcurrentHashMap<>();

  /** Each tenant has {@code atOnce} requests under way at the most. */
  public TenantShare(TenantDirectory tenants, int atOnce) {
    this.tenants = tenants;
    this.atOnce = atOnce;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // Asked here once: what a filter of Jersey is given for the request is slow to answer.
    request.setAttribute(Exchange.ADDRESS, request.getRemoteAddr());
    Optional<Tenant> tenant = tenant(request);
    if (tenant.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    Semaphore share = shares.computeIfAbsent(tenant.get().id(), any -> new Semaphore(atOnce, true));
    if (!acquired(share)) {
      refuse((HttpServletResponse) response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      share.release();
    }
  }

  /** While the database is away nobody is known, and whoever needs it says so. */
  private Optional<Tenant> tenant(ServletRequest request) {
    try {
      return request instanceof HttpServletRequest http
          ? RoutingFilter.tenant(tenants, http.getHeader("Host"))
          : Optional.empty();
    } catch (IllegalStateException away) {
      return Optional.empty();
    }
  }

  private static boolean acquired(Semaphore share) {
    try {
      return share.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(503);
    response.setHeader("Retry-After", "1");
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(ProblemBody.MEDIA_TYPE);
    response
        .getOutputStream()
        .write(Json.mapper()
            .writeValueAsBytes(ProblemBody.of(
                503, "tenant_busy", "too many requests of this provider are under way")));
  }
}
