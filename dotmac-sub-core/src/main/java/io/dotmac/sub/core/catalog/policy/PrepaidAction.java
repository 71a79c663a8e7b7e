package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What becomes of a prepaid service whose next period cannot be paid. */
public enum PrepaidAction {
  /** It goes on slowly. */
  THROTTLE,
  /** It is off, with the page that asks for a top-up. */
  SUSPEND,
  /** It may not log in. */
  REJECT;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<PrepaidAction> {
    /** For Hibernate. */
    public Column() {
      super(PrepaidAction.class);
    }
  }
}
