package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far a dunning case is. */
public enum DunningCaseStatus {
  /** Its steps are taken when they are due. */
  OPEN,
  /** No step is taken until it is resumed. */
  PAUSED,
  /** Nothing is overdue any more. */
  RESOLVED,
  /** Ended by hand. */
  CLOSED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<DunningCaseStatus> {
    /** For Hibernate. */
    public Column() {
      super(DunningCaseStatus.class);
    }
  }
}
