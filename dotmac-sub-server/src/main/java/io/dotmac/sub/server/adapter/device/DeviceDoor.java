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
import io.dotmac.sub.devices.transport.Recorder;
import io.dotmac.sub.server.outbound.DeviceAddresses;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the drivers of devices as they are described in the database. */
public final class DeviceDoor {
  private static final Map<ProvisioningVendor, String> DRIVERS = Map.of(
      ProvisioningVendor.HUAWEI, "huawei-smartax",
      ProvisioningVendor.ZTE, "zte-c300",
      ProvisioningVendor.NOKIA, "nokia-isam",
      ProvisioningVendor.MIKROTIK, "mikrotik-routeros");

  private final Devices devices;
  private final SecretBox secrets;
  private final DeviceAddresses addresses;

  /** Through those drivers; {@code secrets} opens the passwords. */
  public DeviceDoor(Devices devices, SecretBox secrets, DeviceAddresses addresses) {
    this.devices = devices;
    this.secrets = secrets;
    this.addresses = addresses;
  }

  /** The driver for devices of that vendor; empty where none takes commands. */
  static Optional<String> driver(ProvisioningVendor vendor) {
    return Optional.ofNullable(DRIVERS.get(vendor));
  }

  /** Whether there is a driver for devices of that vendor. */
  boolean serves(ProvisioningVendor vendor) {
    return devices.vendors().contains(DRIVERS.getOrDefault(vendor, ""));
  }

  /** Connects when it is first used; to be closed. */
  Driver open(Target target) {
    return devices.open(driver(target), described(target));
  }

  /** The same; what is said is kept by the recorder. */
  Driver open(Target target, Recorder recorder) {
    return devices.open(driver(target), described(target), recorder);
  }

  private String driver(Target target) {
    DeviceTerms terms = target.terms();
    if (!serves(terms.vendor())) {
      throw new DeviceException(new DeviceError.Unsupported(
          "devices of " + terms.vendor().name().toLowerCase(java.util.Locale.ROOT)));
    }
    return DRIVERS.getOrDefault(terms.vendor(), "");
  }

  private DeviceTarget described(Target target) {
    DeviceTerms terms = target.terms();
    return DeviceTarget.of(
        target.id().value().toString(),
        Protocol.SSH,
        addresses.resolve(terms.host(), terms.port()),
        credential(target),
        new HostKeyPin(terms.hostKey()));
  }

  private Credential credential(Target target) {
    Optional<String> password = opened(target.passwordSealed());
    Optional<String> key = opened(target.privateKeySealed());
    if (password.isEmpty() && key.isEmpty()) {
      throw new DeviceException(new DeviceError.AuthenticationFailed(
          "neither a password nor a private key was set for the device"));
    }
    return new Credential(
        target.terms().username(), password.orElse(""), opened(target.enablePasswordSealed()), key);
  }

  private Optional<String> opened(@Nullable String sealed) {
    return Optional.ofNullable(sealed).map(secrets::decrypt);
  }
}
