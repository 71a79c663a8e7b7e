package io.dotmac.sub.devices.simulator;

import java.util.List;

/** A device with a command line. */
public interface SimulatedCli {
  /** A new shell, logged in. */
  CliShell connect();

  Faults faults();

  /** What this vendor prints when something happens elsewhere. */
  String alarm();

  /** What the device answers in its own words to a fault's text. */
  String refusal(String text);

  /** All lines that shells of this device got, in order. */
  List<String> log();
}
