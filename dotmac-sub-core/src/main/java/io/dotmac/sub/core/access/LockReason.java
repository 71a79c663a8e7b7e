package io.dotmac.sub.core.access;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Why a service is locked. The order decides between locks of equal effect: the first wins. */
public enum LockReason {
  FRAUD,
  ADMIN,
  CUSTOMER_HOLD,
  OVERDUE,
  PREPAID,
  QUOTA,
  SYSTEM;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<LockReason> {
    /** For Hibernate. */
    public Column() {
      super(LockReason.class);
    }
  }
}
