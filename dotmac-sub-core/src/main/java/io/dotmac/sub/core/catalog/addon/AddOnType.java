package io.dotmac.sub.core.catalog.addon;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What kind of thing an add-on is. */
public enum AddOnType {
  STATIC_IP,
  ROUTER_RENTAL,
  INSTALL_FEE,
  PREMIUM_SUPPORT,
  EXTRA_IP,
  MANAGED_WIFI,
  CUSTOM;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<AddOnType> {
    /** For Hibernate. */
    public Column() {
      super(AddOnType.class);
    }
  }
}
