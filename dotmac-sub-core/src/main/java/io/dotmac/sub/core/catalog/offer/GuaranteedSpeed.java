package io.dotmac.sub.core.catalog.offer;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How the guaranteed speed is expressed. */
public enum GuaranteedSpeed {
  NONE,
  RELATIVE,
  FIXED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<GuaranteedSpeed> {
    /** For Hibernate. */
    public Column() {
      super(GuaranteedSpeed.class);
    }
  }
}
