package io.dotmac.sub.core.provisioning.device;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Who made a device. */
public enum ProvisioningVendor {
  MIKROTIK,
  HUAWEI,
  ZTE,
  NOKIA,
  GENIEACS,
  OTHER;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ProvisioningVendor> {
    /** For Hibernate. */
    public Column() {
      super(ProvisioningVendor.class);
    }
  }
}
