package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far the charge for what was used is. */
public enum UsageChargeStatus {
  /** The next run charges it once its period is over. */
  STAGED,
  /** A line charges it. */
  POSTED,
  /** Somebody must look at it first. */
  NEEDS_REVIEW,
  /** It is not charged. */
  SKIPPED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<UsageChargeStatus> {
    /** For Hibernate. */
    public Column() {
      super(UsageChargeStatus.class);
    }
  }
}
