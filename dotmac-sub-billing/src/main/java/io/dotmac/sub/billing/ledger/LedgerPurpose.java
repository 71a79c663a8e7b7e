package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What an account of the chart is for. */
public enum LedgerPurpose {
  RECEIVABLE,
  CUSTOMER_CREDIT,
  REVENUE,
  DEFERRED_REVENUE,
  TAX_PAYABLE,
  CASH,
  PROVIDER_CLEARING,
  /** Tax that customers withheld, to be set off against our own. */
  TAX_CREDIT_RECEIVABLE,
  DEPOSITS,
  COMMISSION_PAYABLE,
  BAD_DEBT,
  OPENING_BALANCE,
  ADJUSTMENTS;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<LedgerPurpose> {
    /** For Hibernate. */
    public Column() {
      super(LedgerPurpose.class);
    }
  }
}
