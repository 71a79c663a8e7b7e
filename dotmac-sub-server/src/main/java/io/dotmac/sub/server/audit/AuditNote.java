package io.dotmac.sub.server.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.server.http.json.Json;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import java.util.Optional;

/** What the audit keeps of a request in place of what it sent: the sense of it, and no secret. */
public final class AuditNote {
  private static final String PROPERTY = "dotmac.audit.note";

  private AuditNote() {}

  /** Notes these fields. */
  public static void of(ContainerRequestContext request, Map<String, String> fields) {
    ObjectNode note = Json.mapper().createObjectNode();
    fields.forEach(note::put);
    request.setProperty(PROPERTY, note);
  }

  static Optional<String> find(ContainerRequestContext request) {
    return Optional.ofNullable(request.getProperty(PROPERTY)).map(Object::toString);
  }
}
