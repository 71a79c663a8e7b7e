package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.identity.mfa.MfaChallenge;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.http.ProblemBody;
import io.dotmac.sub.server.security.Attempt;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * The problem (RFC 9457) of a login whose password was right and whose code is missing.
 *
 * @param challenge to be sent with the code to {@code /auth/mfa/verify}
 * @param expiresIn seconds until the login has to begin anew
 * @param methods how the code may be given
 */
record MfaRequired(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    String requestId,
    String challenge,
    long expiresIn,
    List<String> methods) {
  private static final int STATUS = 401;
  private static final String CODE = "mfa_required";

  static Response response(ContainerRequestContext request, Attempt.SecondProof<?> second) {
    List<String> methods = new ArrayList<>(second.ways());
    methods.add("recovery_code");
    Exchange exchange = Exchange.of(request);
    MfaRequired body = new MfaRequired(
        "urn:dotmac:problem:" + CODE,
        "Not authenticated",
        STATUS,
        "the password is right: send the code of your app, one that /api/v1/auth/mfa/send sends, or"
            + " a recovery code, to /api/v1/auth/mfa/verify",
        exchange.path(),
        CODE,
        exchange.requestId(),
        second.challenge(),
        MfaChallenge.LIFETIME.toSeconds(),
        methods);
    return Response.status(STATUS).type(ProblemBody.MEDIA_TYPE).entity(body).build();
  }

  @Override
  public String toString() {
    return "MfaRequired[]";
  }
}
