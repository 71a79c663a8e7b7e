package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.core.catalog.policy.DunningAction;

/**
 * A rung of the ladder.
 *
 * @param dayOffset days after the due date, 0 or more
 * @param action what is done
 */
public record DunningStep(int dayOffset, DunningAction action) {
  /** Rejects a step before the debt is due. */
  public DunningStep {
    if (dayOffset < 0) {
      throw new IllegalArgumentException(
          "0 or more days after the due date were expected and " + dayOffset + " found");
    }
  }
}
