package io.dotmac.sub.server.api.identity.mfa;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.mfa.MfaMethod;
import io.dotmac.sub.core.identity.mfa.MfaMethodId;
import io.dotmac.sub.core.identity.mfa.MfaMethodType;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A method of the second proof; never anything of its seed. */
public record MfaMethodView(
    MfaMethodId id,
    PrincipalId principalId,
    MfaMethodType type,
    String label,
    boolean isActive,
    @Nullable Instant confirmedAt,
    @Nullable Instant lastUsedAt,
    Instant createdAt,
    int version)
    implements Versioned {
  static MfaMethodView of(MfaMethod method) {
    return new MfaMethodView(
        method.id(),
        method.principal(),
        method.type(),
        method.label(),
        method.isActive(),
        method.confirmedAt().orElse(null),
        method.lastUsedAt().orElse(null),
        method.createdAt(),
        method.version());
  }
}
