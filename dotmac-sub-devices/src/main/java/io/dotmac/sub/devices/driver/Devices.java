package io.dotmac.sub.devices.driver;

import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.transport.Recorder;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The door of this library: the drivers on the class path.
 *
 * <pre>{@code
 * Devices devices = Devices.network();
 * try (Driver driver = devices.open("huawei-smartax", target)) {
 *   driver.require(OltDriver.class).discover();
 * }
 * }</pre>
 */
public final class Devices {
  private final DriverContext context;
  private final SortedMap<String, DriverProvider> providers = new TreeMap<>();

  private Devices(DriverContext context) {
    this.context = context;
    for (DriverProvider provider : ServiceLoader.load(DriverProvider.class)) {
      DriverProvider other = providers.put(provider.vendor(), provider);
      if (other != null) {
        throw new IllegalStateException("two drivers are named " + provider.vendor() + ": "
            + other.getClass().getName() + " and " + provider.getClass().getName());
      }
    }
  }

  /** Drivers over the network. */
  public static Devices network() {
    return new Devices(DriverContext.network());
  }

  /** Drivers with another context, such as one that records. */
  public static Devices with(DriverContext context) {
    return new Devices(context);
  }

  /** The names of the vendors there are drivers for. */
  public SortedSet<String> vendors() {
    return new TreeSet<>(providers.keySet());
  }

  /** The names of those that reach devices by that protocol. */
  public SortedSet<String> vendors(Protocol protocol) {
    SortedSet<String> names = new TreeSet<>();
    providers.forEach((name, provider) -> {
      if (provider.protocols().contains(protocol)) {
        names.add(name);
      }
    });
    return names;
  }

  /** A driver for a device. Connects when it is first used. */
  public Driver open(String vendor, DeviceTarget target) {
    return open(vendor, target, context);
  }

  /** The same; what is said to the device and by it is kept by the recorder. */
  public Driver open(String vendor, DeviceTarget target, Recorder recorder) {
    return open(vendor, target, context.recordedBy(recorder));
  }

  private Driver open(String vendor, DeviceTarget target, DriverContext with) {
    DriverProvider provider = providers.get(vendor);
    if (provider == null) {
      throw new IllegalArgumentException(
          "there is no driver for " + vendor + ", only for " + vendors());
    }
    if (!provider.protocols().contains(target.protocol())) {
      throw new IllegalArgumentException(
          vendor + " is reached by " + provider.protocols() + ", not by " + target.protocol());
    }
    return provider.open(target, with);
  }
}
