package io.dotmac.sub.radius.attribute;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who made a NAS, as far as it decides which attributes the NAS reads. */
public enum NasVendor {
  MIKROTIK(SpeedFormat.MIKROTIK),
  HUAWEI(null),
  UBIQUITI(SpeedFormat.WISPR),
  CISCO(null),
  JUNIPER(null),
  CAMBIUM(SpeedFormat.WISPR),
  NOKIA(null),
  ZTE(null),
  OTHER(SpeedFormat.WISPR);

  private final @Nullable SpeedFormat speedFormat;

  NasVendor(@Nullable SpeedFormat speedFormat) {
    this.speedFormat = speedFormat;
  }

  /** How it is told a speed; empty if this library knows no such attribute of the vendor. */
  public Optional<SpeedFormat> speedFormat() {
    return Optional.ofNullable(speedFormat);
  }
}
