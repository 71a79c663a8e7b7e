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
  /** Tax that the customer withheld and pays to the authority for us: a claim, and no money. */
  WITHHOLDING,
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
