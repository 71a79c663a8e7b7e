package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How a subscriber usually pays. */
public enum PreferredPayment {
  CARD,
  BANK_ACCOUNT,
  CASH,
  CHECK,
  TRANSFER,
  OTHER;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<PreferredPayment> {
    /** For Hibernate. */
    public Column() {
      super(PreferredPayment.class);
    }
  }
}
