package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.driver.DriverProvider;
import java.util.Set;

/** Huawei SmartAX. */
public final class SmartaxProvider implements DriverProvider {
  static final String VENDOR = "huawei-smartax";

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
    return new SmartaxDriver(target, context);
  }
}
