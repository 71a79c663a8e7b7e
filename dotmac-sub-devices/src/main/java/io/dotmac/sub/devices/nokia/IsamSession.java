package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Limits;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.transport.ByteLink;
import io.dotmac.sub.devices.transport.CliCommand;
import io.dotmac.sub.devices.transport.CliReply;
import io.dotmac.sub.devices.transport.CliSession;
import java.util.function.Supplier;

/** A shell of an ISAM that prints neither alarms nor pages. */
final class IsamSession implements AutoCloseable {
  private final CliSession cli;
  private final Limits limits;
  private final Secrets secrets;

  private IsamSession(CliSession cli, Limits limits, Secrets secrets) {
    this.cli = cli;
    this.limits = limits;
    this.secrets = secrets;
  }

  static IsamSession open(Supplier<ByteLink> links, DeviceTarget target) {
    Secrets secrets = new Secrets();
    target.credential().hideIn(secrets);
    ByteLink link = links.get();
    try {
      IsamSession session = new IsamSession(
          CliSession.open(link, IsamStyle.STYLE, secrets, target.limits().connect()),
          target.limits(),
          secrets);
      session.run(IsamDialect.command("environment inhibit-alarms print no-more"));
      session.run(IsamDialect.command("environment mode batch"));
      return session;
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  /** Sends a command; throws what the device says against it. */
  CliReply run(CliCommand command) {
    CliReply reply = cli.run(command, command.slow() ? limits.slowAnswer() : limits.answer());
    IsamErrors.in(reply.lines()).ifPresent(error -> {
      throw new DeviceException(error.hiding(secrets));
    });
    return reply;
  }

  @Override
  public void close() {
    cli.close();
  }
}
