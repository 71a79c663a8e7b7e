package io.dotmac.sub.core.job;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Why a run of a job began. */
public enum StartedBy {
  SCHEDULE,
  HAND;

  /** Its column. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<StartedBy> {
    /** For Hibernate. */
    public Column() {
      super(StartedBy.class);
    }
  }
}
