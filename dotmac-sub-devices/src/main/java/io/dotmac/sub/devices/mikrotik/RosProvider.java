package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.driver.DriverProvider;
import java.util.Set;

/** MikroTik RouterOS. */
public final class RosProvider implements DriverProvider {
  static final String VENDOR = "mikrotik-routeros";

  @Override
  public String vendor() {
    return VENDOR;
  }

  @Override
  public Set<Protocol> protocols() {
    return Set.of(Protocol.SSH, Protocol.HTTPS, Protocol.HTTP, Protocol.API_TLS, Protocol.API);
  }

  @Override
  public Driver open(DeviceTarget target, DriverContext context) {
    return new RosDriver(target, context);
  }
}
