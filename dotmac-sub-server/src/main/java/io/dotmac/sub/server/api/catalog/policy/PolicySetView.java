package io.dotmac.sub.server.api.catalog.policy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.policy.PolicySet;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.catalog.policy.PolicyTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A policy set. */
public record PolicySetView(
    PolicySetId id,
    boolean isDefault,
    @JsonUnwrapped PolicyTerms terms,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static PolicySetView of(PolicySet row) {
    return new PolicySetView(
        row.id(),
        row.isDefault(),
        row.terms(),
        row.active(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
