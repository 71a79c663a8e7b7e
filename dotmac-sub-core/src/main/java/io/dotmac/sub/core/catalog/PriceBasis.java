package io.dotmac.sub.core.catalog;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How a plan is priced. */
public enum PriceBasis {
  FLAT,
  USAGE,
  TIERED,
  HYBRID;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<PriceBasis> {
    /** For Hibernate. */
    public Column() {
      super(PriceBasis.class);
    }
  }
}
