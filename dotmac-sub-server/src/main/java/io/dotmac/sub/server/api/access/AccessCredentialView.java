package io.dotmac.sub.server.api.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.access.credential.AccessCredential;
import io.dotmac.sub.core.access.credential.AccessCredentialId;
import io.dotmac.sub.core.access.credential.CredentialTerms;
import io.dotmac.sub.core.access.credential.SecretKind;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A credential, without its secret. */
public record AccessCredentialView(
    AccessCredentialId id,
    SubscriberId subscriberId,
    @JsonUnwrapped CredentialTerms terms,
    boolean hasSecret,
    @Nullable SecretKind secretKind,
    @Nullable Instant lastAuthAt,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static AccessCredentialView of(AccessCredential row) {
    return new AccessCredentialView(
        row.id(),
        row.subscriber(),
        row.terms(),
        row.secretKind().isPresent(),
        row.secretKind().orElse(null),
        row.lastAuthAt().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
