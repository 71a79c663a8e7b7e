package io.dotmac.sub.billing.dunning.policy;

/** What happens to steps that became due while nothing ran. None is ever skipped. */
public enum MissedSteps {
  /** One a day, so that the customer can act between two of them. */
  ONE_A_DAY,
  /** All on the same day, in their order. */
  WALK_IN_ORDER
}
