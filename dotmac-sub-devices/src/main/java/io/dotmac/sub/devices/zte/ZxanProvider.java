package io.dotmac.sub.devices.zte;

import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.driver.DriverProvider;
import java.util.Set;

/** ZTE ZXA10 C300 and C320. */
public final class ZxanProvider implements DriverProvider {
  static final String VENDOR = "zte-c300";

  @Override
  public String vendor() {
    return VENDOR;
  }

  @Override
  public Set<Protocol> protocols() {
    return Set.of(Protocol.SSH);
  }

  @Override
  public Driver open(DeviceTarget target, DriverContext context) {
    return new ZxanDriver(VENDOR, ZxanDialect.C300, target, context);
  }
}
