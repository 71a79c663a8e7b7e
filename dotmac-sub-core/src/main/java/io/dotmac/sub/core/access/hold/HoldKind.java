package io.dotmac.sub.core.access.hold;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Why some days of a service cost less. */
public enum HoldKind {
  /** The customer has it rest; it is off meanwhile. */
  HOLD,
  /** It is served for nothing, to make good for something. */
  EXTENSION;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<HoldKind> {
    /** For Hibernate. */
    public Column() {
      super(HoldKind.class);
    }
  }
}
