package io.dotmac.sub.server.api.identity.me;

import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.identity.login.SessionKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session of the caller.
 *
 * @param current the one that asks
 */
public record MySessionView(
    LoginSessionId id,
    SessionKind kind,
    boolean current,
    @Nullable String ipAddress,
    @Nullable String userAgent,
    Instant createdAt,
    Instant lastSeenAt,
    Instant expiresAt) {
  static MySessionView of(LoginSession session, LoginSessionId current) {
    return new MySessionView(
        session.id(),
        session.kind(),
        session.id().equals(current),
        session.ipAddress().orElse(null),
        session.userAgent().orElse(null),
        session.createdAt(),
        session.lastSeenAt(),
        session.expiresAt());
  }
}
