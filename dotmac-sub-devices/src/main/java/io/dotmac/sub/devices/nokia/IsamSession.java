package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.transport.CliCommand;
import io.dotmac.sub.devices.transport.CliReply;
import io.dotmac.sub.devices.transport.DeviceShell;
import io.dotmac.sub.devices.transport.Transports;

/** A shell of an ISAM that prints neither alarms nor pages. */
final class IsamSession extends DeviceShell {
  private IsamSession(Transports transports, DeviceTarget target) {
    super(transports, target, IsamStyle.STYLE, IsamErrors::in);
  }

  static IsamSession open(Transports transports, DeviceTarget target) {
    return ready(new IsamSession(transports, target), session -> {
      session.run(IsamDialect.command("environment inhibit-alarms print no-more"));
      session.run(IsamDialect.command("environment mode batch"));
    });
  }

  /** Sends a command; throws what the device says against it. */
  CliReply run(CliCommand command) {
    return accepted(ask(command));
  }
}
