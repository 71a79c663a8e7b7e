package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.provisioning.discovery.FoundOnt;
import io.dotmac.sub.core.provisioning.discovery.OntDiscovery;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.olt.OltDriver;
import java.util.List;

/** Asks line terminals for ONTs that show themselves. */
public final class OntFinder implements OntDiscovery {
  private final DeviceDoor door;

  /** Reaches devices through that door. */
  public OntFinder(DeviceDoor door) {
    this.door = door;
  }

  /** Those whose serial number can be read; nobody could order another. */
  @Override
  public List<FoundOnt> discover(StepRequest.Target device) {
    try (Driver driver = door.open(device)) {
      return driver.require(OltDriver.class).discover().stream()
          .flatMap(ont -> ont.serial().stream()
              .map(serial -> new FoundOnt(ont.port().toString(), serial.toString(), ont.model())))
          .toList();
    }
  }
}
