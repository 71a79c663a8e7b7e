package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** When a period is charged. */
public enum BillingTiming {
  /** On its first day. */
  IN_ADVANCE,
  /** Once it is over. */
  IN_ARREARS;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<BillingTiming> {
    /** For Hibernate. */
    public Column() {
      super(BillingTiming.class);
    }
  }
}
