package io.dotmac.sub.server.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.audit.AuditEntry;
import io.dotmac.sub.core.audit.AuditOperation;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Actor;
import io.dotmac.sub.core.tx.ActorType;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.http.RoutingFilter;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Leaves an audit row for every call of a tenant over HTTP: who, what, from where and what came of
 * it; for a change also what was sent and what differs between the thing before and after.
 */
@Priority(50)
public final class AuditFilter implements ContainerResponseFilter {
  private static final Map<String, AuditOperation> OPERATIONS = Map.of(
      "GET", AuditOperation.READ,
      "HEAD", AuditOperation.READ,
      "POST", AuditOperation.CREATE,
      "PUT", AuditOperation.UPDATE,
      "PATCH", AuditOperation.UPDATE,
      "DELETE", AuditOperation.DELETE);

  /** Whoever has not signed in. */
  private static final Actor NOBODY = new Actor(ActorType.USER, null, "anonymous");

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,60}");
  private static final int LONGEST = 500;

  private final AuditTrail trail;

  public AuditFilter(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    AuditOperation operation = OPERATIONS.get(request.getMethod());
    Optional<Exchange> found = Exchange.find(request);
    if (operation == null || found.isEmpty() || found.get().tenantIfAny().isEmpty()) {
      return;
    }
    Exchange exchange = found.get();
    TenantId tenant = exchange.tenant().id();
    Optional<Caller> caller = exchange.caller();
    Actor actor = caller.map(Caller::actor).orElse(NOBODY);
    boolean changes = operation != AuditOperation.READ
        && response.getStatus() < 400
        && caller.isPresent()
        && !response.getHeaders().containsKey("Idempotency-Replayed");
    if (!changes) {
      trail.note(tenant, actor, entry(request, response, exchange, operation));
      return;
    }
    Optional<ObjectNode> before = AuditBefore.of(request);
    Optional<ObjectNode> after = after(request, response, caller.get());
    AuditEntry entry = entry(request, response, exchange, operation)
        .changing(
            before
                .map(was -> Snapshots.differing(was, after.orElse(null)).toString())
                .orElse(null),
            after
                .map(is -> Snapshots.differing(is, before.orElse(null)).toString())
                .orElse(null));
    trail.change(tenant, actor, entry);
  }

  private AuditEntry entry(
      ContainerRequestContext request,
      ContainerResponseContext response,
      Exchange exchange,
      AuditOperation operation) {
    String named = request.getUriInfo().getPathParameters().getFirst("id");
    // An action on a thing, such as POST /invoices/{id}/void, changes that thing.
    boolean onThing = named != null && operation == AuditOperation.CREATE;
    String made = operation == AuditOperation.READ ? null : idOf(response.getEntity());
    return new AuditEntry(
        onThing ? AuditOperation.UPDATE : operation,
        thing(request.getUriInfo().getPath()),
        named == null ? made : shortened(named),
        request.getMethod(),
        shortened(exchange.path()),
        response.getStatus(),
        exchange.requestId(),
        exchange.address().isEmpty() ? null : exchange.address(),
        shortened(request.getHeaderString(HttpHeaders.USER_AGENT)),
        AuditNote.find(request).or(() -> SentBody.of(request)).orElse(null),
        null,
        null);
  }

  /** The first part of the path behind the prefix; of what is no path of ours, nothing. */
  private static String thing(String path) {
    String whole = path.startsWith("/") ? path.substring(1) : path;
    boolean prefixed = whole.startsWith(RoutingFilter.PREFIX);
    String[] parts = (prefixed ? whole.substring(RoutingFilter.PREFIX.length()) : whole).split("/");
    return NAME.matcher(parts[0]).matches() ? parts[0] : "";
  }

  private static @Nullable String shortened(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String storable = text.replace('\0', '?');
    return storable.length() <= LONGEST ? storable : storable.substring(0, LONGEST);
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
