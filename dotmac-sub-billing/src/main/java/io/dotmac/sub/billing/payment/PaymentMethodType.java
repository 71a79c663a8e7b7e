package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How money is paid. */
public enum PaymentMethodType {
  CARD,
  BANK_ACCOUNT,
  CASH,
  CHECK,
  TRANSFER,
  OTHER;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<PaymentMethodType> {
    /** For Hibernate. */
    public Column() {
      super(PaymentMethodType.class);
    }
  }
}
