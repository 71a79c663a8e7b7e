package io.dotmac.sub.core.catalog;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** When a price is charged. */
public enum PriceType {
  RECURRING,
  ONE_TIME,
  USAGE;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<PriceType> {
    /** For Hibernate. */
    public Column() {
      super(PriceType.class);
    }
  }
}
