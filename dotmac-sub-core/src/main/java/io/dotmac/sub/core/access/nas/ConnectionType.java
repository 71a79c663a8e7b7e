package io.dotmac.sub.core.access.nas;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How a subscriber's equipment connects. */
public enum ConnectionType {
  PPPOE,
  DHCP,
  IPOE,
  STATIC,
  HOTSPOT;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ConnectionType> {
    /** For Hibernate. */
    public Column() {
      super(ConnectionType.class);
    }
  }
}
