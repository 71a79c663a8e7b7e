package io.dotmac.sub.core.access.nas;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Who made a network access server; decides the attributes it is sent. */
public enum NasVendor {
  MIKROTIK,
  HUAWEI,
  UBIQUITI,
  CISCO,
  JUNIPER,
  CAMBIUM,
  NOKIA,
  ZTE,
  OTHER;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<NasVendor> {
    /** For Hibernate. */
    public Column() {
      super(NasVendor.class);
    }
  }
}
