package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.server.security.Attempt;
import io.dotmac.sub.server.security.Sessions;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** How the API answers a login, whichever step of it. */
public final class LoginAnswer {
  private LoginAnswer() {}

  /** What a program gets for an attempt; {@code wrong} says what a refusal is about. */
  public static Response of(
      ContainerRequestContext request,
      Attempt<Sessions.ApiLogin> attempt,
      Supplier<ProblemException> wrong) {
    return attempt.match(
        refused -> {
          throw wrong.get();
        },
        second -> MfaRequired.response(request, second),
        change -> PasswordRequired.response(request, change.token()),
        in -> Response.ok(TokenView.of(in.login())).build());
  }
}
