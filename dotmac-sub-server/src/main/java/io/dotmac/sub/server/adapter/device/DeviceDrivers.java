package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.DriverRule;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Devices;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Which driver serves a device: the one that it names, else the usual one of its vendor. Devices of
 * other vendors are served by drivers of third parties on the class path.
 */
public final class DeviceDrivers implements DriverRule {
  private static final Map<ProvisioningVendor, String> USUAL = Map.of(
      ProvisioningVendor.HUAWEI, "huawei-smartax",
      ProvisioningVendor.ZTE, "zte-c300",
      ProvisioningVendor.NOKIA, "nokia-isam",
      ProvisioningVendor.MIKROTIK, "mikrotik-routeros");

  private final SortedSet<String> known;

  /** The drivers that reach devices as the server does. */
  public DeviceDrivers(Devices devices) {
    this.known = devices.vendors(Protocol.SSH);
  }

  /** The driver that is named for a device, or is usual; empty where there is none. */
  static Optional<String> of(DeviceTerms device) {
    return Optional.ofNullable(device.driver()).or(() -> usual(device.vendor()));
  }

  /** The usual driver for devices of a vendor; empty where there is none. */
  static Optional<String> usual(ProvisioningVendor vendor) {
    return Optional.ofNullable(USUAL.get(vendor));
  }

  /** The same, if it is on the class path. */
  Optional<String> served(DeviceTerms device) {
    return of(device).filter(known::contains);
  }

  @Override
  public Optional<String> flaw(ProvisioningVendor vendor, String driver) {
    if (!known.contains(driver)) {
      return Optional.of(
          "there is no driver " + driver + "; there are " + String.join(", ", known));
    }
    String name = WireName.of(vendor);
    return vendor == ProvisioningVendor.OTHER || driver.startsWith(name + "-")
        ? Optional.empty()
        : Optional.of("the driver " + driver + " is not for devices of " + name);
  }
}
