package io.dotmac.sub.billing.cash;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What became of money nobody claimed. */
public enum UnappliedCashStatus {
  /** Nobody knows whose it is. */
  OPEN,
  /** It is a payment of somebody now. */
  ASSIGNED,
  /** It went back to where it came from. */
  RETURNED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<UnappliedCashStatus> {
    /** For Hibernate. */
    public Column() {
      super(UnappliedCashStatus.class);
    }
  }
}
