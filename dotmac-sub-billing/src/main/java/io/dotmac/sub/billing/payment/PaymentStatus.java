package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far a payment is. */
public enum PaymentStatus {
  /** Asked for; no money has moved. */
  PENDING,
  /** The money arrived. */
  SUCCEEDED,
  /** The money will not arrive. */
  FAILED,
  /** All of it went back. */
  REFUNDED,
  /** Some of it went back. */
  PARTIALLY_REFUNDED,
  /** Called off before any money moved. */
  CANCELED,
  /** The bank or the card scheme took it back. */
  REVERSED;

  /** Whether money of it lies with us. */
  public boolean hasMoneyLeft() {
    return this == SUCCEEDED || this == PARTIALLY_REFUNDED;
  }

  /** Whether its money can still come: money counts whenever it comes. */
  public boolean mayArrive() {
    return this == PENDING || this == FAILED || this == CANCELED;
  }

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<PaymentStatus> {
    /** For Hibernate. */
    public Column() {
      super(PaymentStatus.class);
    }
  }
}
