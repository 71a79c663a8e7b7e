package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.dunning.policy.CaseState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case that is open or paused, as the run reads and writes it. */
record LiveCase(
    UUID id,
    UUID account,
    CaseState state,
    @Nullable UUID policySet,
    @Nullable UUID policyVersion) {
  /** Who places and lifts its locks. */
  String lockOwner() {
    return "dunning:" + id;
  }
}
