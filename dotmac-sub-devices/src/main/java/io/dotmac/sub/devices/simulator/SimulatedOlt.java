package io.dotmac.sub.devices.simulator;

import java.util.List;

/** A simulated line terminal whose state can be looked at beside the driver. */
public interface SimulatedOlt extends SimulatedCli {
  /** All that is configured, in sentences. */
  List<String> state();

  /** The lines it got that change something or walk between modes. */
  List<String> changes();
}
