package io.dotmac.sub.devices.driver;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceId;
import java.util.Optional;

/** A device that can be talked to. Sessions open when they are needed and close when idle. */
public interface Driver extends AutoCloseable {
  DeviceId device();

  /** The vendor's name as its provider gives it. */
  String vendor();

  /** The device as one of the capabilities: {@code OltDriver}, {@code NasDriver}. */
  <T> Optional<T> as(Class<T> capability);

  /** The same, where a device without it is an error. */
  default <T> T require(Class<T> capability) {
    return as(capability)
        .orElseThrow(() -> new DeviceException(
            new DeviceError.Unsupported(capability.getSimpleName() + " of " + vendor())));
  }

  @Override
  void close();
}
