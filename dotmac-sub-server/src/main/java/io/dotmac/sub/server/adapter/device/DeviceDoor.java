package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.run.StepRequest.Target;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.HostKeyPin;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/** Opens the drivers of devices as they are described in the database. */
public final class DeviceDoor {
  private static final Map<ProvisioningVendor, String> DRIVERS = Map.of(
      ProvisioningVendor.HUAWEI, "huawei-smartax",
      ProvisioningVendor.ZTE, "zte-c300",
      ProvisioningVendor.NOKIA, "nokia-isam",
      ProvisioningVendor.MIKROTIK, "mikrotik-routeros");

  private final Devices devices;
  private final SecretBox secrets;

  /** Through those drivers; {@code secrets} opens the passwords. */
  public DeviceDoor(Devices devices, SecretBox secrets) {
    this.devices = devices;
    this.secrets = secrets;
  }

  /** Connects when it is first used; to be closed. */
  Driver open(Target target) {
    DeviceTerms terms = target.terms();
    String driver = DRIVERS.get(terms.vendor());
    if (driver == null || !devices.vendors().contains(driver)) {
      throw new DeviceException(new DeviceError.Unsupported(
          "devices of " + terms.vendor().name().toLowerCase(java.util.Locale.ROOT)));
    }
    return devices.open(
        driver,
        DeviceTarget.of(
            target.id().value().toString(),
            Protocol.SSH,
            new InetSocketAddress(terms.host(), terms.port()),
            credential(target),
            new HostKeyPin(terms.hostKey())));
  }

  private Credential credential(Target target) {
    String sealed = target.passwordSealed();
    if (sealed == null) {
      throw new DeviceException(
          new DeviceError.AuthenticationFailed("no password was set for the device"));
    }
    String enable = target.enablePasswordSealed();
    return new Credential(
        target.terms().username(),
        secrets.decrypt(sealed),
        enable == null ? Optional.empty() : Optional.of(secrets.decrypt(enable)));
  }
}
