package io.dotmac.sub.billing.dunning.policy;

/** Who owes. */
public enum CustomerKind {
  /** A person with an account of their own. */
  PERSON,
  /** An organization that pays for its people. */
  ORGANIZATION
}
