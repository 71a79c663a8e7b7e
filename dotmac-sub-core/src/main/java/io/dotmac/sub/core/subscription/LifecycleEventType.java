package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What happened to a subscription. */
public enum LifecycleEventType {
  CREATE,
  ACTIVATE,
  SUSPEND,
  RESUME,
  CANCEL,
  EXPIRE,
  UPGRADE,
  DOWNGRADE;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<LifecycleEventType> {
    /** For Hibernate. */
    public Column() {
      super(LifecycleEventType.class);
    }
  }
}
