package io.dotmac.sub.billing.dunning.shield;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What became of a shield. */
public enum ShieldStatus {
  /** It protects. */
  ACTIVE,
  /** What was promised was done. */
  KEPT,
  /** What was promised was not done. */
  BROKEN,
  /** It was ended by hand. */
  ENDED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ShieldStatus> {
    /** For Hibernate. */
    public Column() {
      super(ShieldStatus.class);
    }
  }
}
