package io.dotmac.sub.core.catalog;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What one unit of a price is. */
public enum PriceUnit {
  DAY,
  WEEK,
  MONTH,
  YEAR,
  GB,
  TB,
  ITEM;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<PriceUnit> {
    /** For Hibernate. */
    public Column() {
      super(PriceUnit.class);
    }
  }
}
