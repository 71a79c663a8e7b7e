package io.dotmac.sub.server.api.network.monitor;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.network.poll.SnmpCredential;
import io.dotmac.sub.core.network.poll.SnmpCredentialId;
import io.dotmac.sub.core.network.poll.SnmpTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** How devices let themselves be asked, without the secrets. */
public record SnmpCredentialView(
    SnmpCredentialId id,
    @JsonUnwrapped SnmpTerms terms,
    boolean hasCommunity,
    boolean hasAuthSecret,
    boolean hasPrivSecret,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static SnmpCredentialView of(SnmpCredential row) {
    return new SnmpCredentialView(
        row.id(),
        row.terms(),
        row.hasCommunity(),
        row.hasAuthSecret(),
        row.hasPrivSecret(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
