package io.dotmac.sub.billing.arrangement;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far an arrangement is. */
public enum ArrangementStatus {
  /** Asked for and not yet approved. */
  PENDING,
  /** Approved; dunning holds off. */
  ACTIVE,
  /** All installments are paid or waived. */
  COMPLETED,
  /** Too many installments were missed; dunning goes on. */
  DEFAULTED,
  /** Turned down or ended by hand. */
  CANCELED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ArrangementStatus> {
    /** For Hibernate. */
    public Column() {
      super(ArrangementStatus.class);
    }
  }
}
