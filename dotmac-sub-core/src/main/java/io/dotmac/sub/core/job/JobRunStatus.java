package io.dotmac.sub.core.job;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How a run of a job stands. */
public enum JobRunStatus {
  RUNNING,
  SUCCEEDED,
  FAILED;

  /** Its column. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<JobRunStatus> {
    /** For Hibernate. */
    public Column() {
      super(JobRunStatus.class);
    }
  }
}
