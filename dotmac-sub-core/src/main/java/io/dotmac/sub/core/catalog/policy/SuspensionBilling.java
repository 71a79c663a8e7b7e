package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Whether suspended time is billed. */
public enum SuspensionBilling {
  CONTINUE,
  STOP;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<SuspensionBilling> {
    /** For Hibernate. */
    public Column() {
      super(SuspensionBilling.class);
    }
  }
}
