package io.dotmac.sub.server.api.catalog.policy;

import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.catalog.policy.DunningStepId;
import io.dotmac.sub.core.catalog.policy.PolicyDunningStep;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step of a dunning ladder. */
public record DunningStepView(
    DunningStepId id,
    PolicySetId policySetId,
    int dayOffset,
    DunningAction action,
    @Nullable String note,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static DunningStepView of(PolicyDunningStep row) {
    return new DunningStepView(
        row.id(),
        row.policySet(),
        row.dayOffset(),
        row.action(),
        row.note().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
