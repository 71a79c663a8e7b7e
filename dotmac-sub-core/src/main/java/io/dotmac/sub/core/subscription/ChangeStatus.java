package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Where a wish to change a subscription stands. */
public enum ChangeStatus {
  PENDING,
  APPROVED,
  REJECTED,
  APPLIED,
  CANCELED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ChangeStatus> {
    /** For Hibernate. */
    public Column() {
      super(ChangeStatus.class);
    }
  }
}
