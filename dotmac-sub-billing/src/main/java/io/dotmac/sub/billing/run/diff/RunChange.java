package io.dotmac.sub.billing.run.diff;

/** How an account's charge differs from the one before. The first that holds counts. */
public enum RunChange {
  /** Charged before and not now. */
  MISSING,
  /** More is given back than charged. */
  NEGATIVE,
  /** Billed over nothing. */
  ZERO,
  /** Charged now and not before. */
  NEW,
  /** Charged by more than so many percent more or less. */
  CHANGED
}
