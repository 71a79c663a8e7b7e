package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How messages of SNMPv3 are authenticated. */
public enum SnmpAuthProtocol {
  NONE,
  /** SHA-1, for devices that have nothing better. */
  SHA,
  SHA256,
  SHA512;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<SnmpAuthProtocol> {
    /** For Hibernate. */
    public Column() {
      super(SnmpAuthProtocol.class);
    }
  }
}
