package io.dotmac.sub.billing.dunning.policy;

import io.dotmac.sub.core.catalog.policy.DunningAction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rung of the ladder.
 *
 * @param dayOffset days after the due date, 0 or more
 * @param action what is done
 * @param when the accounts it is for
 * @param lateFee what it costs, if anything
 */
public record DunningStep(
    int dayOffset, DunningAction action, Conditions when, Optional<LateFee> lateFee) {
  /** Rejects a step before the debt is due. */
  public DunningStep {
    if (dayOffset < 0) {
      throw new IllegalArgumentException(
          "0 or more days after the due date were expected and " + dayOffset + " found");
    }
  }

  /** A step for everybody that costs nothing. */
  public DunningStep(int dayOffset, DunningAction action) {
    this(dayOffset, action, Conditions.ALWAYS, Optional.empty());
  }

  /** The same for those accounts only. */
  public DunningStep when(Conditions conditions) {
    return new DunningStep(dayOffset, action, conditions, lateFee);
  }

  /** The same with a fee, or without. */
  public DunningStep costing(@Nullable LateFee fee) {
    return new DunningStep(dayOffset, action, when, Optional.ofNullable(fee));
  }
}
