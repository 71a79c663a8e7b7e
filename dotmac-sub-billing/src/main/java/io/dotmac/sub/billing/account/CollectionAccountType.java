package io.dotmac.sub.billing.account;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Where collected money lies. */
public enum CollectionAccountType {
  BANK,
  CASH,
  MOBILE_MONEY,
  OTHER;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<CollectionAccountType> {
    /** For Hibernate. */
    public Column() {
      super(CollectionAccountType.class);
    }
  }
}
