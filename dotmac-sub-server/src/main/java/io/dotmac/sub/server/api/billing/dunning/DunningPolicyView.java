package io.dotmac.sub.server.api.billing.dunning;

import io.dotmac.sub.billing.dunning.version.DunningPolicyId;
import io.dotmac.sub.billing.dunning.version.StoredPolicy;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dunning policy by name. */
public record DunningPolicyView(
    DunningPolicyId id,
    String name,
    @Nullable PolicySetId policySetId,
    boolean isActive,
    @Nullable String notes,
    Instant createdAt,
    int version)
    implements Versioned {
  static DunningPolicyView of(StoredPolicy row) {
    return new DunningPolicyView(
        row.id(),
        row.name(),
        row.policySet().orElse(null),
        row.isActive(),
        row.notes().orElse(null),
        row.createdAt(),
        row.version());
  }
}
