package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What kind of document caused a posting. */
public enum LedgerSource {
  INVOICE,
  PAYMENT,
  ADJUSTMENT,
  REFUND,
  CREDIT_NOTE,
  OTHER;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<LedgerSource> {
    /** For Hibernate. */
    public Column() {
      super(LedgerSource.class);
    }
  }
}
