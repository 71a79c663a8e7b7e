package io.dotmac.sub.devices.conformance;

import io.dotmac.sub.devices.driver.DriverProvider;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.simulator.SimulatedOlt;
import java.util.Optional;

/**
 * A driver for line terminals and a simulated device to try it on. Named in {@code
 * META-INF/services/io.dotmac.sub.devices.conformance.OltSubject} for the runner.
 */
public interface OltSubject {
  DriverProvider driver();

  /** A new device each time, on which {@link #wanted} shows itself and is not authorized. */
  SimulatedOlt device();

  /** An ONT with a service, which the device accepts in one or more commands. */
  OntAuthorization wanted();

  /** Another port of the device. */
  PonPort elsewhere();

  /** The service of {@link #wanted} with other limits; none where they are not set here. */
  default Optional<OntService> otherLimits() {
    return Optional.empty();
  }

  /** What the device prints when it refuses a command. */
  String refusal();
}
