package io.dotmac.sub.billing.autopay;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far a scheduled payment is. */
public enum ScheduledPaymentStatus {
  /** Its day has not come. */
  SCHEDULED,
  /** It was started, once; what became of it is the payment's to say. */
  STARTED,
  /** Called off before its day. */
  CANCELED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ScheduledPaymentStatus> {
    /** For Hibernate. */
    public Column() {
      super(ScheduledPaymentStatus.class);
    }
  }
}
