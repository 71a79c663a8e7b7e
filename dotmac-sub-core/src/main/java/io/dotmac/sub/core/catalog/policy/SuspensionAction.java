package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What suspending does to the traffic. */
public enum SuspensionAction {
  NONE,
  THROTTLE,
  SUSPEND,
  REJECT;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<SuspensionAction> {
    /** For Hibernate. */
    public Column() {
      super(SuspensionAction.class);
    }
  }
}
