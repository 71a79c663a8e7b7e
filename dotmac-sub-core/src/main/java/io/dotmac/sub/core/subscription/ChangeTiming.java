package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** When a change of plan counts. */
public enum ChangeTiming {
  /** From today. */
  NOW,
  /** From the first day that is not charged yet. */
  PERIOD_END,
  /** From a day that was named. */
  DATE;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ChangeTiming> {
    /** For Hibernate. */
    public Column() {
      super(ChangeTiming.class);
    }
  }
}
