package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Which SNMP a device speaks. */
public enum SnmpVersion {
  /** Neither bulk requests nor counters of 64 bits; the community travels in the open. */
  V1,
  /** The community travels in the open. */
  V2C,
  /** A user, authenticated and encrypted as its protocols say. */
  V3;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<SnmpVersion> {
    /** For Hibernate. */
    public Column() {
      super(SnmpVersion.class);
    }
  }
}
