package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** The two families of addresses. */
public enum IpVersion {
  IPV4,
  IPV6;

  /** How many bits an address has. */
  public int bits() {
    return this == IPV4 ? 32 : 128;
  }

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<IpVersion> {
    /** For Hibernate. */
    public Column() {
      super(IpVersion.class);
    }
  }
}
