package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** On which side of the books an account stands. */
public enum LedgerNature {
  ASSET,
  LIABILITY,
  REVENUE,
  EXPENSE,
  EQUITY;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<LedgerNature> {
    /** For Hibernate. */
    public Column() {
      super(LedgerNature.class);
    }
  }
}
