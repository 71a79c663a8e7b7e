package io.dotmac.sub.core.access.sync;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What a run looks at, and whether it writes. */
public enum RadiusSyncKind {
  /** Everything is compared, and what differs is written. */
  FULL,
  /** What has changed since the run before is written. */
  CHANGES,
  /** Everything is compared and counted, and nothing is written. */
  DRY_RUN;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<RadiusSyncKind> {
    /** For Hibernate. */
    public Column() {
      super(RadiusSyncKind.class);
    }
  }
}
