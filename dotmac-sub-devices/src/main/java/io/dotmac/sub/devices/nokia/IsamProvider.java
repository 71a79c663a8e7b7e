package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.driver.DriverProvider;
import java.util.Set;

/** Nokia ISAM. */
public final class IsamProvider implements DriverProvider {
  static final String VENDOR = "nokia-isam";

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
    return new IsamDriver(target, context);
  }
}
