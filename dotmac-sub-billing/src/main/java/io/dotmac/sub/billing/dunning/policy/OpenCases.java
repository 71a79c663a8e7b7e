package io.dotmac.sub.billing.dunning.policy;

/** What a new version of a policy means for cases that began under an older one. */
public enum OpenCases {
  /** They stay with the version they began with. */
  KEEP,
  /** They go on by this one, after the steps whose day they had reached. */
  ADOPT
}
