package io.dotmac.sub.server.web.portal.pay;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Scope;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.UUID;

/** What the pages of one customer share. */
final class Own {
  private Own() {}

  static UUID subscriber(Caller caller) {
    if (caller.scope() instanceof Scope.Own own) {
      return own.subscriber();
    }
    throw Problem.forbidden("this page is for customers");
  }

  static String value(MultivaluedMap<String, String> sent, String name) {
    String value = sent.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** An address of this server, as the browser knows it. */
  static URI address(ContainerRequestContext request, String path) {
    return request.getUriInfo().getBaseUri().resolve("/" + path);
  }
}
