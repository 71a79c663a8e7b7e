package io.dotmac.sub.samples.acme;

import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.driver.DriverProvider;
import java.util.Set;

/** Found by name in {@code META-INF/services}. */
public final class AcmeProvider implements DriverProvider {
  @Override
  public String vendor() {
    return "acme";
  }

  @Override
  public Set<Protocol> protocols() {
    return Set.of(Protocol.SSH);
  }

  @Override
  public Driver open(DeviceTarget target, DriverContext context) {
    return new AcmeDriver(target, context);
  }
}
