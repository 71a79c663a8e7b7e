package io.dotmac.sub.server.http;

import io.dotmac.sub.core.tx.Caller;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Finishes every answer: nothing cached, the row version as ETag, the request id, one log line. */
@Priority(100)
public final class ResponseFilter implements ContainerResponseFilter {
  private static final Logger LOG = LoggerFactory.getLogger("io.dotmac.sub.server.requests");

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    // Only assets may be kept; they name their own time.
    headers.computeIfAbsent(
        HttpHeaders.CACHE_CONTROL, name -> new ArrayList<>(List.of("no-store")));
    if (response.getEntity() instanceof Versioned versioned
        && !headers.containsKey(HttpHeaders.ETAG)) {
      headers.putSingle(HttpHeaders.ETAG, "\"" + versioned.version() + "\"");
    }
    Exchange.find(request.getProperty("dotmac.exchange"))
        .ifPresent(exchange -> finish(exchange, request, response));
    MDC.remove("request_id");
  }

  private static void finish(
      Exchange exchange, ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle("X-Request-Id", exchange.requestId());
    if (LOG.isInfoEnabled()) {
      Optional<Caller> caller = exchange.caller();
      LOG.info(
          "{} {} {} {}us id={} tenant={} by={}",
          request.getMethod(),
          printable(exchange.path()),
          response.getStatus(),
          (System.nanoTime() - exchange.startedNanos()) / 1000,
          exchange.requestId(),
          exchange.tenantIfAny().map(tenant -> tenant.code()).orElse("-"),
          caller.map(c -> String.valueOf(c.actor().id())).orElse("-"));
    }
  }

  /** A path may hold decoded line breaks; a log line is one line. */
  static String printable(String text) {
    return text.chars().anyMatch(Character::isISOControl) ? text.replaceAll("\\p{Cc}", "?") : text;
  }
}
