package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.run.StepRequest.Target;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.WireName;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the drivers of devices as they are described in the database. */
public final class DeviceDoor {
  private final Devices devices;
  private final DeviceDrivers drivers;
  private final SecretBox secrets;
  private final DeviceAddresses addresses;

  /** Through those drivers; {@code secrets} opens the passwords. */
  public DeviceDoor(Devices devices, SecretBox secrets, DeviceAddresses addresses) {
    this.devices = devices;
    this.drivers = new DeviceDrivers(devices);
    this.secrets = secrets;
    this.addresses = addresses;
  }

  /** Whether there is a driver for that device. */
  boolean serves(DeviceTerms device) {
    return drivers.served(device).isPresent();
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
    return drivers
        .served(terms)
        .orElseThrow(() -> new DeviceException(new DeviceError.Unsupported(DeviceDrivers.of(terms)
            .map(name -> "the driver " + name)
            .orElseGet(() -> "devices of " + WireName.of(terms.vendor())))));
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
