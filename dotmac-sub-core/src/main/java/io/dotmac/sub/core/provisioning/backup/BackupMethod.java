package io.dotmac.sub.core.provisioning.backup;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How a device was asked for its configuration. */
public enum BackupMethod {
  SSH,
  API;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<BackupMethod> {
    /** For Hibernate. */
    public Column() {
      super(BackupMethod.class);
    }
  }
}
