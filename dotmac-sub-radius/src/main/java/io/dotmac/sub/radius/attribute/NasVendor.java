package io.dotmac.sub.radius.attribute;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who made a NAS, as far as it decides which attributes the NAS reads. */
public enum NasVendor {
  MIKROTIK(SpeedFormat.MIKROTIK),
  HUAWEI(SpeedFormat.HUAWEI),
  UBIQUITI(SpeedFormat.WISPR),
  CISCO(SpeedFormat.CISCO),
  JUNIPER(SpeedFormat.JUNIPER_ERX),
  CAMBIUM(SpeedFormat.WISPR),
  NOKIA(SpeedFormat.NOKIA),
  ZTE(SpeedFormat.ZTE),
  OTHER(SpeedFormat.COMMON);

  private final @Nullable SpeedFormat speedFormat;

  NasVendor(@Nullable SpeedFormat speedFormat) {
    this.speedFormat = speedFormat;
  }

  /** How it is told a speed; empty if this library knows no such attribute of the vendor. */
  public Optional<SpeedFormat> speedFormat() {
    return Optional.ofNullable(speedFormat);
  }
}
