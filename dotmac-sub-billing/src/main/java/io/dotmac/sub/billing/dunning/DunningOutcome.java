package io.dotmac.sub.billing.dunning;

/** What dunning did with an account. */
public enum DunningOutcome {
  /** Nothing was due. */
  NOTHING,
  /** A case was opened; its first step is not due yet. */
  OPENED,
  /** A case was opened and its first step taken. */
  OPENED_AND_STEPPED,
  /** The next step was taken. */
  STEPPED,
  /** Nothing is overdue any more. */
  RESOLVED,
  /** A step is due and waits for a working hour, or for a brake to be released. */
  HELD
}
