package io.dotmac.sub.billing.charge;

import java.util.Locale;

/** What a charge is for. The order is the order of an invoice's lines within one day. */
public enum ComponentType {
  RECURRING_SERVICE,
  ADDON,
  EQUIPMENT,
  INSTALLATION,
  ACTIVATION,
  USAGE,
  OTHER;

  /** The name on the wire and in the database. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
