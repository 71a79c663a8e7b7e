package io.dotmac.sub.devices.driver;

import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import java.util.Set;

/**
 * A vendor. Implementations are named in {@code
 * META-INF/services/io.dotmac.sub.devices.driver.DriverProvider} and have a constructor without
 * parameters.
 */
public interface DriverProvider {
  /** How programs name it: {@code huawei-smartax}. */
  String vendor();

  /** The protocols it can be reached by. */
  Set<Protocol> protocols();

  /** A driver for one device. Connects to nothing yet. */
  Driver open(DeviceTarget target, DriverContext context);
}
