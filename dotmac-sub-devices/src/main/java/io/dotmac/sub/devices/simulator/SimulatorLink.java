package io.dotmac.sub.devices.simulator;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.transport.ByteLink;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;

/**
 * A terminal session with a simulated device in the same thread, without network and time:
 * what is not there yet will never come, so waiting for it is over at once.
 */
public final class SimulatorLink implements ByteLink {
  private final TerminalServer server;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  public SimulatorLink(SimulatedCli device) {
    server = new TerminalServer(device);
    output.writeBytes(server.greeting());
  }

  @Override
  public void write(byte[] bytes) {
    if (server.ended()) {
      throw new DeviceException(new DeviceError.Unreachable("the session ended while sending"));
    }
    output.writeBytes(server.input(bytes, bytes.length));
  }

  @Override
  public int read(byte[] into, Duration wait) {
    byte[] all = output.toByteArray();
    if (all.length == 0) {
      return server.ended() ? -1 : 0;
    }
    int count = Math.min(into.length, all.length);
    System.arraycopy(all, 0, into, 0, count);
    output.reset();
    output.writeBytes(Arrays.copyOfRange(all, count, all.length));
    return count;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
