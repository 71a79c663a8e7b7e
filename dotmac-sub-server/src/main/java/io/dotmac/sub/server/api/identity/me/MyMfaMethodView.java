package io.dotmac.sub.server.api.identity.me;

import io.dotmac.sub.core.identity.mfa.MfaMethod;
import io.dotmac.sub.core.identity.mfa.MfaMethodId;
import io.dotmac.sub.core.identity.mfa.MfaMethodType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A second proof of the caller's logins.
 *
 * @param label of an app; enough of an address to be recognised
 */
record MyMfaMethodView(
    MfaMethodId id,
    MfaMethodType type,
    String label,
    @Nullable Instant confirmedAt,
    @Nullable Instant lastUsedAt) {
  static MyMfaMethodView of(MfaMethod method) {
    return new MyMfaMethodView(
        method.id(),
        method.type(),
        method.label(),
        method.confirmedAt().orElse(null),
        method.lastUsedAt().orElse(null));
  }
}
