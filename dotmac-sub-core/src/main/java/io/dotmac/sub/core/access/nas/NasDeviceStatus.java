package io.dotmac.sub.core.access.nas;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Whether a network access server is in use. */
public enum NasDeviceStatus {
  ACTIVE,
  MAINTENANCE,
  OFFLINE,
  DECOMMISSIONED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<NasDeviceStatus> {
    /** For Hibernate. */
    public Column() {
      super(NasDeviceStatus.class);
    }
  }
}
