package io.dotmac.sub.billing.gateway.collect;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far an attempt to send money back is. */
public enum RefundAttemptStatus {
  /** The provider has not said what became of it. */
  PENDING,
  /** The money went back. */
  SUCCEEDED,
  /** The provider refused. */
  FAILED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<RefundAttemptStatus> {
    /** For Hibernate. */
    public Column() {
      super(RefundAttemptStatus.class);
    }
  }
}
