package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How a discount is expressed. */
public enum DiscountType {
  PERCENT,
  FIXED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<DiscountType> {
    /** For Hibernate. */
    public Column() {
      super(DiscountType.class);
    }
  }
}
