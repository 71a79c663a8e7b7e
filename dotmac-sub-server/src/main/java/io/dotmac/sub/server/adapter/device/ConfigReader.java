package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.provisioning.backup.BackupMethod;
import io.dotmac.sub.core.provisioning.backup.ConfigSource;
import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.devices.backup.ConfigText;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.nas.NasDriver;
import io.dotmac.sub.devices.olt.OltDriver;

/** Reads configurations of devices through their drivers. */
public final class ConfigReader implements ConfigSource {
  private final DeviceDoor door;

  /** Reaches devices through that door. */
  public ConfigReader(DeviceDoor door) {
    this.door = door;
  }

  @Override
  public boolean serves(DeviceTerms device) {
    return door.serves(device);
  }

  @Override
  public Fetched fetch(StepRequest.Target device) {
    try (Driver driver = door.open(device)) {
      String text = driver
          .as(OltDriver.class)
          .map(OltDriver::configuration)
          .orElseGet(() -> driver.require(NasDriver.class).configuration());
      return new Fetched(BackupMethod.SSH, text, ConfigText.kept(text));
    }
  }
}
