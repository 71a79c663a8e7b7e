package io.dotmac.sub.billing.cash;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What became of a row of a bank statement. */
public enum BankRowStatus {
  /** We believe to know whose it is; somebody has to confirm. */
  PROPOSED,
  /** We do not know whose it is. */
  UNMATCHED,
  /** It was recorded. */
  CONFIRMED,
  /** It is not a payment to us. */
  IGNORED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<BankRowStatus> {
    /** For Hibernate. */
    public Column() {
      super(BankRowStatus.class);
    }
  }
}
