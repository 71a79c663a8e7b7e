package io.dotmac.sub.core.access;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What a lock does to the traffic of its service, the mildest first. */
public enum LockEffect {
  /** The service goes on, no faster than the throttle speed. */
  THROTTLE,
  /** The service is off; the subscriber is told why. */
  SUSPEND,
  /** The service is off. */
  REJECT;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<LockEffect> {
    /** For Hibernate. */
    public Column() {
      super(LockEffect.class);
    }
  }
}
