package io.dotmac.sub.core.access;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What the network is to do with a service, the mildest first. */
public enum AccessState {
  ACTIVE,
  /** Served, no faster than the throttle speed. */
  THROTTLED,
  /** Off, with the subscriber told why. */
  SUSPENDED,
  /** Off. */
  REJECTED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<AccessState> {
    /** For Hibernate. */
    public Column() {
      super(AccessState.class);
    }
  }
}
