package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Who moves the money. */
public enum ProviderType {
  STRIPE,
  PAYPAL,
  MANUAL,
  CUSTOM;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ProviderType> {
    /** For Hibernate. */
    public Column() {
      super(ProviderType.class);
    }
  }
}
