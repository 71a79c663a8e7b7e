package io.dotmac.sub.core.catalog;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What a plan is delivered over. */
public enum AccessType {
  FIBER,
  FIXED_WIRELESS,
  DSL,
  CABLE;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<AccessType> {
    /** For Hibernate. */
    public Column() {
      super(AccessType.class);
    }
  }
}
