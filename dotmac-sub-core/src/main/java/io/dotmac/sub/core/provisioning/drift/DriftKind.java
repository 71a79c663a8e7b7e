package io.dotmac.sub.core.provisioning.drift;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How an ONT on a device differs from its record. */
public enum DriftKind {
  /** It is recorded there and is not there. */
  MISSING,
  /** It is let in there and no record says so. */
  UNKNOWN,
  /** It is let in at another place than is recorded. */
  ELSEWHERE,
  /** Its service is suspended, only the device could hold it back, and it does not. */
  NOT_SUSPENDED,
  /** Its service is on, and the device holds it back. */
  SUSPENDED,
  /** It has other VLANs than it was given. */
  VLAN,
  /** A service of it has other limits than it was given. */
  SPEED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<DriftKind> {
    /** For Hibernate. */
    public Column() {
      super(DriftKind.class);
    }
  }
}
