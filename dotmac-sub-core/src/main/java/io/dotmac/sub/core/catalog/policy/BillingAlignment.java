package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What the periods of a service are counted from. */
public enum BillingAlignment {
  /** From its own start, on its own day. */
  SUBSCRIPTION,
  /** On the account's day; quarters and years from January, weeks from Monday. */
  ACCOUNT;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<BillingAlignment> {
    /** For Hibernate. */
    public Column() {
      super(BillingAlignment.class);
    }
  }
}
