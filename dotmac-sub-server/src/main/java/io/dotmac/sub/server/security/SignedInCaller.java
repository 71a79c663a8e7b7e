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
 * @param impersonating whether a member of staff sees what the caller would, and changes nothing
 */
public record SignedInCaller(
    Caller caller,
    @Nullable LoginSessionId session,
    @Nullable Key key,
    boolean impersonating) {
  private static final String PROPERTY = "dotmac.signed-in";

  /** A key and how much it may ask for. */
  public record Key(ApiKeyId id, KeyLimits limits) {}

  /** Somebody who has signed in. */
  static SignedInCaller person(Caller caller, LoginSessionId session) {
    return new SignedInCaller(caller, session, null, false);
  }

  /** A program that has a key. */
  static SignedInCaller program(Caller caller, Key key) {
    return new SignedInCaller(caller, null, key, false);
  }

  /** Staff who see the portal of a customer. */
  static SignedInCaller impersonating(Caller customer, LoginSessionId session) {
    return new SignedInCaller(customer, session, null, true);
  }

  /** Whether a member of staff sees a page as a customer would. */
  public static boolean isImpersonating(ContainerRequestContext request) {
    return of(request).map(SignedInCaller::impersonating).orElse(false);
  }

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
