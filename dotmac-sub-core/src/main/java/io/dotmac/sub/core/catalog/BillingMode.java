package io.dotmac.sub.core.catalog;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Whether the subscriber pays before or after the service. */
public enum BillingMode {
  PREPAID,
  POSTPAID;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<BillingMode> {
    /** For Hibernate. */
    public Column() {
      super(BillingMode.class);
    }
  }
}
