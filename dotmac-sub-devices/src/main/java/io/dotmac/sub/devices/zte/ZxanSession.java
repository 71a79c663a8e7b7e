package io.dotmac.sub.devices.zte;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Limits;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.transport.ByteLink;
import io.dotmac.sub.devices.transport.CliCommand;
import io.dotmac.sub.devices.transport.CliReply;
import io.dotmac.sub.devices.transport.CliSession;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A shell of a ZXA10 in its configuration mode, which walks to where a command belongs. The prompt
 * of older ones does not say which interface it is, so the session remembers how it got there.
 */
final class ZxanSession implements AutoCloseable {
  private final CliSession cli;
  private final Limits limits;
  private final Secrets secrets;
  private String mode = "";

  private ZxanSession(CliSession cli, Limits limits, Secrets secrets) {
    this.cli = cli;
    this.limits = limits;
    this.secrets = secrets;
  }

  static ZxanSession open(Supplier<ByteLink> links, DeviceTarget target) {
    Secrets secrets = new Secrets();
    target.credential().hideIn(secrets);
    ByteLink link = links.get();
    try {
      ZxanSession session = new ZxanSession(
          CliSession.open(link, ZxanStyle.STYLE, secrets, target.limits().connect()),
          target.limits(),
          secrets);
      session.prepare(target.credential().enablePassword());
      return session;
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  private void prepare(Optional<String> enablePassword) {
    CliReply paged = cli.run(CliCommand.of("", "terminal length 0"), limits.answer());
    if (!paged.prompt().equals("#")) {
      // Without a password the question for one is answered with nothing, and not waited out.
      CliReply enabled = cli.run(
          CliCommand.of("", "enable"), limits.answer(), Optional.of(enablePassword.orElse("")));
      if (!enabled.prompt().equals("#")) {
        throw new DeviceException(
            new DeviceError.AuthenticationFailed("the device refused the privileged mode"));
      }
      // The pager of the privileged mode is another one on some releases.
      cli.run(CliCommand.of("", "terminal length 0"), limits.answer());
    }
    CliReply configuring = cli.run(CliCommand.of("", "configure terminal"), limits.answer());
    if (!configuring.prompt().equals("(config)#")) {
      throw new DeviceException(ZxanErrors.in(configuring.lines())
          .orElseGet(() -> new DeviceError.AuthenticationFailed(
              "the login may not enter the configuration mode")));
    }
    mode = ZxanDialect.CONFIG;
  }

  /** Sends a command where it belongs; throws what the device says against it. */
  CliReply run(CliCommand command) {
    if (!mode.equals(command.mode()) && !mode.equals(ZxanDialect.CONFIG)) {
      accepted(CliCommand.of(mode, "exit"));
    }
    if (!mode.equals(command.mode())) {
      accepted(ZxanDialect.config(command.mode()));
    }
    return accepted(command);
  }

  private CliReply accepted(CliCommand command) {
    CliReply reply = cli.run(command, command.slow() ? limits.slowAnswer() : limits.answer());
    ZxanErrors.in(reply.lines()).ifPresent(error -> {
      throw new DeviceException(error.hiding(secrets));
    });
    String wanted = after(command.text());
    if (!reply.prompt().startsWith(prompt(wanted))) {
      throw new DeviceException(new DeviceError.ProtocolViolation("after \"" + command.shown()
          + "\" the device is in the mode \"" + reply.prompt() + "\""));
    }
    mode = wanted;
    return reply;
  }

  private String after(String command) {
    boolean enters =
        command.startsWith(ZxanDialect.INTERFACE) || command.startsWith(ZxanDialect.MANAGEMENT);
    return enters ? command : command.equals("exit") ? ZxanDialect.CONFIG : mode;
  }

  private static String prompt(String mode) {
    if (mode.equals(ZxanDialect.CONFIG)) {
      return "(config)";
    }
    return mode.startsWith(ZxanDialect.MANAGEMENT) ? "(gpon-onu-mng" : "(config-if";
  }

  @Override
  public void close() {
    cli.close();
  }
}
