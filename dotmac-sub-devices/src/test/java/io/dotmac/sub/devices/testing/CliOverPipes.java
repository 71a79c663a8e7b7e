package io.dotmac.sub.devices.testing;

import io.dotmac.sub.devices.conformance.OltSubject;
import io.dotmac.sub.devices.simulator.SimulatedOlt;
import io.dotmac.sub.devices.simulator.SimulatorLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.ServiceLoader;

/** The command line of a device as a program, for an SSH server of another make to start. */
public final class CliOverPipes {
  private final SimulatedOlt device;
  private final SimulatorLink terminal;
  private final Path changes;

  private CliOverPipes(SimulatedOlt device, Path changes) {
    this.device = device;
    this.terminal = new SimulatorLink(device);
    this.changes = changes;
  }

  /** A vendor, and the file that keeps what changed something. */
  public static void main(String[] args) throws IOException {
    SimulatedOlt device = ServiceLoader.load(OltSubject.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(subject -> subject.driver().vendor().equals(args[0]))
        .findFirst()
        .orElseThrow()
        .device();
    new CliOverPipes(device, Path.of(args[1])).serve();
  }

  private void serve() throws IOException {
    byte[] typed = new byte[4096];
    print();
    int count = System.in.read(typed);
    while (count >= 0) {
      terminal.write(Arrays.copyOf(typed, count));
      // Kept before it is answered: whoever reads the answer finds it.
      Files.write(changes, device.changes());
      print();
      count = System.in.read(typed);
    }
  }

  private void print() {
    byte[] printed = new byte[65_536];
    int count = terminal.read(printed, Duration.ZERO);
    while (count > 0) {
      System.out.write(printed, 0, count);
      count = terminal.read(printed, Duration.ZERO);
    }
    System.out.flush();
    if (count < 0) {
      System.exit(0);
    }
  }
}
