package io.dotmac.sub.billing.charge;

import java.util.Locale;

/** What a line does to what was billed. */
public enum LineKind {
  /** Charges a whole period. */
  RECURRING,
  /** Charges some days of a period. */
  PRORATION,
  /** Charges something that is charged once. */
  ONE_TIME,
  /** Charges what was used in a period. */
  USAGE,
  /** Gives back the last days of an earlier charge, or all of it. */
  CREDIT;

  /** The name on the wire and in the database. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
