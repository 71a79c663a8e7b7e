package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What a ledger transaction records. */
public enum PostingKind {
  RECEIVABLE_ISSUE,
  /** A period is charged and paid from credit at once. */
  PREPAID_CONSUMPTION,
  PAYMENT_SETTLEMENT,
  CUSTOMER_CREDIT_APPLICATION,
  CUSTOMER_CREDIT_RELEASE,
  CREDIT_NOTE_ISSUE,
  CREDIT_NOTE_APPLICATION,
  REFUND,
  WRITE_OFF,
  RECOVERY,
  ADJUSTMENT,
  OPENING_POSITION,
  DEPOSIT_TAKEN,
  DEPOSIT_APPLIED,
  DEPOSIT_REFUNDED,
  /** Sold over the counter to somebody who has no account. */
  CASH_SALE,
  REVERSAL;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<PostingKind> {
    /** For Hibernate. */
    public Column() {
      super(PostingKind.class);
    }
  }
}
