package io.dotmac.sub.server.security;

import io.dotmac.sub.core.identity.key.ApiKeyId;
import io.dotmac.sub.core.identity.key.KeyLimits;
import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.tx.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A caller, and the session or key it came by.
 *
 * @param session absent for an API key, which has none
 * @param key absent for a session
 */
public record SignedInCaller(
    Caller caller,
    @Nullable LoginSessionId session,
    @Nullable Key key) {
  /** A key and how much it may ask for. */
  public record Key(ApiKeyId id, KeyLimits limits) {}

  /** Somebody who has signed in. */
  static SignedInCaller person(Caller caller, LoginSessionId session) {
    return new SignedInCaller(caller, session, null);
  }

  private static final String PROPERTY = "dotmac.signed-in";

  void attach(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }

  /** The session of a request that somebody makes in person. */
  public static LoginSessionId session(ContainerRequestContext request) {
    return of(request)
        .map(SignedInCaller::session)
        .orElseThrow(() -> new IllegalStateException("a request in person has a session"));
  }

  /** Who has passed the access filter of this request. */
  public static Optional<SignedInCaller> of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof SignedInCaller caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
