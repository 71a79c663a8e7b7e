package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How messages of SNMPv3 are encrypted. */
public enum SnmpPrivProtocol {
  NONE,
  /** With a key of 128 bits. */
  AES,
  AES256;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<SnmpPrivProtocol> {
    /** For Hibernate. */
    public Column() {
      super(SnmpPrivProtocol.class);
    }
  }
}
