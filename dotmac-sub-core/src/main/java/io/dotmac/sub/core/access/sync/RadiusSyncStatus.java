package io.dotmac.sub.core.access.sync;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far a run has come. */
public enum RadiusSyncStatus {
  RUNNING,
  SUCCESS,
  FAILED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<RadiusSyncStatus> {
    /** For Hibernate. */
    public Column() {
      super(RadiusSyncStatus.class);
    }
  }
}
