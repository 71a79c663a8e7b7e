package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.AuthProvider;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.login.UserCredentialId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user name and the state of its logins; never anything of its password. */
public record UserCredentialView(
    UserCredentialId id,
    PrincipalId principalId,
    AuthProvider provider,
    String username,
    boolean mustChangePassword,
    @Nullable Instant passwordUpdatedAt,
    int failedLoginAttempts,
    @Nullable Instant lockedUntil,
    @Nullable Instant lastLoginAt,
    boolean isActive,
    int version)
    implements Versioned {
  static UserCredentialView of(UserCredential credential) {
    return new UserCredentialView(
        credential.id(),
        credential.principal(),
        credential.provider(),
        credential.username(),
        credential.mustChangePassword(),
        credential.passwordUpdatedAt().orElse(null),
        credential.failedLoginAttempts(),
        credential.lockedUntil().orElse(null),
        credential.lastLoginAt().orElse(null),
        credential.isActive(),
        credential.version());
  }
}
