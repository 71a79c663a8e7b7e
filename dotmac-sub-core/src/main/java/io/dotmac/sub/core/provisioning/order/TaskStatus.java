package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;
import java.util.EnumSet;
import java.util.Set;

/** Where a task of an order stands. */
public enum TaskStatus {
  PENDING,
  IN_PROGRESS,
  /** Something else has to happen first. */
  BLOCKED,
  COMPLETED,
  FAILED;

  /** Where it may come to from here. */
  public Set<TaskStatus> next() {
    return this == COMPLETED
        ? EnumSet.noneOf(TaskStatus.class)
        : EnumSet.complementOf(EnumSet.of(this));
  }

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<TaskStatus> {
    /** For Hibernate. */
    public Column() {
      super(TaskStatus.class);
    }
  }
}
