package io.dotmac.sub.server.security;

import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.tx.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A caller and the session it came by.
 *
 * @param session absent for an API key, which has none
 */
public record SignedInCaller(Caller caller, @Nullable LoginSessionId session) {
  private static final String PROPERTY = "dotmac.signed-in";

  void attach(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }

  /** Who has passed the access filter of this request. */
  public static Optional<SignedInCaller> of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof SignedInCaller caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
