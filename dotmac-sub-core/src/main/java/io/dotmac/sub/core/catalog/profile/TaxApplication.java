package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Whether prices exclude a tax, include it, or are free of it. */
public enum TaxApplication {
  EXCLUSIVE,
  INCLUSIVE,
  EXEMPT;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<TaxApplication> {
    /** For Hibernate. */
    public Column() {
      super(TaxApplication.class);
    }
  }
}
