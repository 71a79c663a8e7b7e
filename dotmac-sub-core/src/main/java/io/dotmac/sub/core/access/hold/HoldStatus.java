package io.dotmac.sub.core.access.hold;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far a hold is. */
public enum HoldStatus {
  /** Its first day has not come. */
  PLANNED,
  /** Its days are running. */
  ACTIVE,
  /** Its days are over. */
  ENDED,
  /** It was taken back before it began. */
  CANCELED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<HoldStatus> {
    /** For Hibernate. */
    public Column() {
      super(HoldStatus.class);
    }
  }
}
