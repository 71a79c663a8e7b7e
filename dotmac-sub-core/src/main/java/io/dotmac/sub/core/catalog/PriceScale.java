package io.dotmac.sub.core.catalog;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How a price follows from a quantity. */
public enum PriceScale {
  /** The same whatever the quantity. */
  FLAT,
  /** So much for each. */
  PER_UNIT,
  /** Each unit by the tier it falls into. */
  GRADUATED,
  /** All units by the tier of the whole quantity. */
  VOLUME,
  /** So much for each package that was begun. */
  PACKAGE;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<PriceScale> {
    /** For Hibernate. */
    public Column() {
      super(PriceScale.class);
    }
  }
}
