package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.http.ProblemBody;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

/**
 * The problem (RFC 9457) of a login whose password was right and has to be changed first.
 *
 * @param resetToken to be sent with another password to {@code /auth/password/reset}
 */
record PasswordRequired(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    String requestId,
    String resetToken) {
  private static final int STATUS = 401;
  private static final String CODE = "password_change_required";

  /** The answer to such a login, of a program. */
  static Response response(ContainerRequestContext request, String token) {
    Exchange exchange = Exchange.of(request);
    PasswordRequired body = new PasswordRequired(
        "urn:dotmac:problem:" + CODE,
        "Not authenticated",
        STATUS,
        "the password must be changed: send reset_token and another password to"
            + " /api/v1/auth/password/reset, then sign in",
        exchange.path(),
        CODE,
        exchange.requestId(),
        token);
    return Response.status(STATUS).type(ProblemBody.MEDIA_TYPE).entity(body).build();
  }

  @Override
  public String toString() {
    return "PasswordRequired[]";
  }
}
