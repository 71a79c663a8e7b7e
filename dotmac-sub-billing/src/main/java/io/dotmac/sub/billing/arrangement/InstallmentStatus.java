package io.dotmac.sub.billing.arrangement;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far an installment is. */
public enum InstallmentStatus {
  /** Its day is still to come. */
  PENDING,
  /** Its day is today. */
  DUE,
  /** Paid in full. */
  PAID,
  /** Its day has passed. */
  OVERDUE,
  /** It need not be paid. */
  WAIVED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<InstallmentStatus> {
    /** For Hibernate. */
    public Column() {
      super(InstallmentStatus.class);
    }
  }
}
