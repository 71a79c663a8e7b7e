package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Whether nothing more can be booked into a period. */
public enum AccountingPeriodStatus {
  CLOSED,
  REOPENED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<AccountingPeriodStatus> {
    /** For Hibernate. */
    public Column() {
      super(AccountingPeriodStatus.class);
    }
  }
}
