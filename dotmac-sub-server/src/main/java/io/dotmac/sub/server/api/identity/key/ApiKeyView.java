package io.dotmac.sub.server.api.identity.key;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.key.ApiKey;
import io.dotmac.sub.core.identity.key.ApiKeyId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An API key without the key, of which only the beginning is known. */
public record ApiKeyView(
    ApiKeyId id,
    PrincipalId principalId,
    String label,
    String prefix,
    Set<String> permissions,
    boolean isActive,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Integer requestsPerMinute,
    @Nullable Integer requestsPerDay,
    Instant createdAt,
    int version)
    implements Versioned {
  static ApiKeyView of(ApiKey key) {
    return new ApiKeyView(
        key.id(),
        key.principal(),
        key.label(),
        key.prefix(),
        new TreeSet<>(key.permissions()),
        key.isActive(),
        key.lastUsedAt().orElse(null),
        key.expiresAt().orElse(null),
        key.revokedAt().orElse(null),
        key.requestsPerMinute().orElse(null),
        key.requestsPerDay().orElse(null),
        key.createdAt(),
        key.version());
  }
}
