package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What a dunning step does. */
public enum DunningAction {
  NOTIFY,
  THROTTLE,
  SUSPEND,
  REJECT;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<DunningAction> {
    /** For Hibernate. */
    public Column() {
      super(DunningAction.class);
    }
  }
}
