package io.dotmac.sub.billing.gateway.event;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How a dispute stands. */
public enum DisputeStatus {
  /** The bank has not decided. */
  OPEN,
  /** The money stays. */
  WON,
  /** The money went back to the payer. */
  LOST;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<DisputeStatus> {
    /** For Hibernate. */
    public Column() {
      super(DisputeStatus.class);
    }
  }
}
