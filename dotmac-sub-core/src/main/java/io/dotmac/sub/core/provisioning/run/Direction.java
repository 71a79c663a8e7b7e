package io.dotmac.sub.core.provisioning.run;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Whether a run sets something up or takes it down. */
public enum Direction {
  APPLY,
  UNDO;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<Direction> {
    /** For Hibernate. */
    public Column() {
      super(Direction.class);
    }
  }
}
