package io.dotmac.sub.core.provisioning.run;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far a run, or a step of one, has come. */
public enum RunStatus {
  PENDING,
  RUNNING,
  SUCCESS,
  FAILED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<RunStatus> {
    /** For Hibernate. */
    public Column() {
      super(RunStatus.class);
    }
  }
}
