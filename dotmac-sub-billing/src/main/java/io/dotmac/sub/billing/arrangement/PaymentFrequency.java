package io.dotmac.sub.billing.arrangement;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How often an installment is due. */
public enum PaymentFrequency {
  WEEKLY,
  BIWEEKLY,
  MONTHLY;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<PaymentFrequency> {
    /** For Hibernate. */
    public Column() {
      super(PaymentFrequency.class);
    }
  }
}
