package io.dotmac.sub.core.provisioning.workflow;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What a step does. */
public enum StepType {
  /** Lets the ONT in, at the lowest free number of its port. */
  ASSIGN_ONT,
  /** Gives it its service. */
  PUSH_CONFIG,
  /** Waits until it is online; reads only. */
  CONFIRM_UP;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<StepType> {
    /** For Hibernate. */
    public Column() {
      super(StepType.class);
    }
  }
}
