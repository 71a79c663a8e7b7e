package io.dotmac.sub.server.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.audit.AuditEntry;
import io.dotmac.sub.core.audit.AuditOperation;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.Exchange;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leaves an audit row for every change that a signed-in caller makes over HTTP, with what differs
 * between the thing before and after.
 */
@Priority(50)
public final class AuditFilter implements ContainerResponseFilter {
  private static final Map<String, AuditOperation> OPERATIONS = Map.of(
      "POST", AuditOperation.CREATE,
      "PUT", AuditOperation.UPDATE,
      "PATCH", AuditOperation.UPDATE,
      "DELETE", AuditOperation.DELETE);

  private final AuditTrail trail;

  @Context
  private @Nullable HttpServletRequest servlet;

  public AuditFilter(Database db) {
    trail = new AuditTrail(db);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    AuditOperation operation = OPERATIONS.get(request.getMethod());
    Optional<Exchange> exchange = Exchange.find(request);
    if (operation == null
        || exchange.isEmpty()
        || exchange.get().caller().isEmpty()
        || response.getStatus() >= 400
        || response.getHeaders().containsKey("Idempotency-Replayed")) {
      return;
    }
    String[] parts = request.getUriInfo().getPath().split("/");
    String named = request.getUriInfo().getPathParameters().getFirst("id");
    // An action on a thing, such as POST /invoices/{id}/void, changes that thing.
    boolean onThing = named != null && operation == AuditOperation.CREATE;
    Caller caller = exchange.get().caller().get();
    Optional<ObjectNode> before = AuditBefore.of(request);
    Optional<ObjectNode> after = after(request, response, caller);
    AuditEntry entry = new AuditEntry(
        onThing ? AuditOperation.UPDATE : operation,
        parts.length == 0 ? "" : parts[0].isEmpty() && parts.length > 1 ? parts[1] : parts[0],
        named == null ? idOf(response.getEntity()) : named,
        request.getMethod(),
        exchange.get().path(),
        response.getStatus(),
        exchange.get().requestId(),
        servlet == null ? null : servlet.getRemoteAddr(),
        request.getHeaderString(HttpHeaders.USER_AGENT),
        null,
        before
            .map(was -> Snapshots.differing(was, after.orElse(null)).toString())
            .orElse(null),
        after.map(is -> Snapshots.differing(is, before.orElse(null)).toString()).orElse(null));
    trail.record(caller, entry);
  }

  /** The thing as it is now: as the answer shows it, or read once more. */
  private static Optional<ObjectNode> after(
      ContainerRequestContext request, ContainerResponseContext response, Caller caller) {
    return Snapshots.answered(request, response.getEntity())
        .or(() -> Snapshots.now(request, caller));
  }

  private static @Nullable String idOf(@Nullable Object view) {
    if (view == null || !view.getClass().isRecord()) {
      return null;
    }
    Optional<RecordComponent> id = Arrays.stream(view.getClass().getRecordComponents())
        .filter(component -> component.getName().equals("id"))
        .findFirst();
    try {
      return id.isPresent() ? String.valueOf(id.get().getAccessor().invoke(view)) : null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
