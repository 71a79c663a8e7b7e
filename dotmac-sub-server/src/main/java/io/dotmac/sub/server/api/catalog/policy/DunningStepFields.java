package io.dotmac.sub.server.api.catalog.policy;

import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.catalog.policy.DunningRung;
import io.dotmac.sub.core.catalog.policy.PolicyDunningStep;
import io.dotmac.sub.core.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What may be set about a dunning step. */
public record DunningStepFields(
    int dayOffset, @Nullable DunningAction action, @Nullable String note) {
  static final DunningStepFields BLANK = new DunningStepFields(0, null, null);

  static DunningStepFields of(PolicyDunningStep row) {
    return new DunningStepFields(row.dayOffset(), row.action(), row.note().orElse(null));
  }

  DunningRung rung() {
    if (action == null) {
      throw Problem.invalid("/action", "required", "a value was expected and none found");
    }
    return new DunningRung(dayOffset, action, note);
  }
}
