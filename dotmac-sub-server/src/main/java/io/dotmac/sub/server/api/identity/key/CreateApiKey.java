package io.dotmac.sub.server.api.identity.key;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.server.security.account.KeyMaker;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a new key.
 *
 * @param principalId for whom; for the caller itself when absent
 * @param requestsPerMinute how much it may ask for; what the settings say when absent
 * @param permissions to which it is bounded; all that its principal may do when absent
 */
record CreateApiKey(
    String label,
    @Nullable PrincipalId principalId,
    @Nullable Set<String> permissions,
    @Nullable Instant expiresAt,
    @Nullable Integer requestsPerMinute,
    @Nullable Integer requestsPerDay) {
  KeyMaker.Asked asked() {
    return new KeyMaker.Asked(
        label, principalId, permissions, null, requestsPerMinute, requestsPerDay);
  }
}
