package io.dotmac.sub.server.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.server.http.Exchange;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Optional;
import java.util.Set;

/**
 * Notes what a request sends and how the thing was before it; after every filter that may refuse.
 */
@Priority(Priorities.USER + 100)
public final class AuditBefore implements ContainerRequestFilter {
  private static final String PROPERTY = "dotmac.audit.before";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  public void filter(ContainerRequestContext request) {
    if (READING.contains(request.getMethod())) {
      return;
    }
    SentBody.note(request);
    Exchange.find(request)
        .flatMap(Exchange::caller)
        .flatMap(caller -> Snapshots.now(request, caller))
        .ifPresent(before -> request.setProperty(PROPERTY, before));
  }

  static Optional<ObjectNode> of(ContainerRequestContext request) {
    return Optional.ofNullable((ObjectNode) request.getProperty(PROPERTY));
  }
}
