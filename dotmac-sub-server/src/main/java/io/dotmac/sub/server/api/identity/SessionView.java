package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.identity.login.SessionKind;
import io.dotmac.sub.core.identity.login.SessionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session: whose it is, from where, and until when. */
public record SessionView(
    LoginSessionId id,
    PrincipalId principalId,
    SessionKind kind,
    SessionStatus status,
    @Nullable String ipAddress,
    @Nullable String userAgent,
    Instant createdAt,
    Instant lastSeenAt,
    Instant expiresAt,
    @Nullable Instant revokedAt) {
  static SessionView of(LoginSession session) {
    return new SessionView(
        session.id(),
        session.principal(),
        session.kind(),
        session.status(),
        session.ipAddress().orElse(null),
        session.userAgent().orElse(null),
        session.createdAt(),
        session.lastSeenAt(),
        session.expiresAt(),
        session.revokedAt().orElse(null));
  }
}
