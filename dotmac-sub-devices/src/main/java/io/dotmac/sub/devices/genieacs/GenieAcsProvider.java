package io.dotmac.sub.devices.genieacs;

import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.driver.DriverProvider;
import java.util.Set;

/** GenieACS. */
public final class GenieAcsProvider implements DriverProvider {
  static final String VENDOR = "genieacs";

  @Override
  public String vendor() {
    return VENDOR;
  }

  @Override
  public Set<Protocol> protocols() {
    return Set.of(Protocol.HTTPS, Protocol.HTTP);
  }

  @Override
  public Driver open(DeviceTarget target, DriverContext context) {
    return new GenieAcsDriver(target, context, CpeDictionary.shipped());
  }

  /** A driver that knows more models: see {@link CpeDictionary#overriddenBy}. */
  public static Driver open(DeviceTarget target, DriverContext context, CpeDictionary dictionary) {
    return new GenieAcsDriver(target, context, dictionary);
  }
}
