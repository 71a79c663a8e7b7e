package io.dotmac.sub.billing.charge;

/** How the period is charged in which a service starts or stops. */
public enum PartialPeriod {
  /** By the days served. */
  BY_DAY,
  /** As a whole period; a stop gives nothing back. */
  WHOLE,
  /** Not at all: the first or the last period in part is free. */
  FREE
}
