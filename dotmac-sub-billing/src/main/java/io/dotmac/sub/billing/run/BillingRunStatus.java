package io.dotmac.sub.billing.run;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far a billing run is. */
public enum BillingRunStatus {
  RUNNING,
  SUCCESS,
  FAILED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<BillingRunStatus> {
    /** For Hibernate. */
    public Column() {
      super(BillingRunStatus.class);
    }
  }
}
