package io.dotmac.sub.devices.zte;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.transport.CliCommand;
import io.dotmac.sub.devices.transport.CliReply;
import io.dotmac.sub.devices.transport.DeviceShell;
import io.dotmac.sub.devices.transport.Transports;
import java.util.Optional;

/**
 * A shell of a ZXA10 in its configuration mode, which walks to where a command belongs. The prompt
 * of older ones does not say which interface it is, so the session remembers how it got there.
 */
final class ZxanSession extends DeviceShell {
  private String mode = "";

  private ZxanSession(Transports transports, DeviceTarget target) {
    super(transports, target, ZxanStyle.STYLE, ZxanErrors::in);
  }

  static ZxanSession open(Transports transports, DeviceTarget target) {
    return ready(
        new ZxanSession(transports, target),
        session -> session.prepare(target.credential().enablePassword()));
  }

  private void prepare(Optional<String> enablePassword) {
    CliReply paged = ask(CliCommand.of("", "terminal length 0"));
    if (!paged.prompt().equals("#")) {
      // Without a password the question for one is answered with nothing, and not waited out.
      CliReply enabled = ask(CliCommand.of("", "enable"), Optional.of(enablePassword.orElse("")));
      if (!enabled.prompt().equals("#")) {
        throw new DeviceException(
            new DeviceError.AuthenticationFailed("the device refused the privileged mode"));
      }
      // The pager of the privileged mode is another one on some releases.
      ask(CliCommand.of("", "terminal length 0"));
    }
    CliReply configuring = ask(CliCommand.of("", "configure terminal"));
    if (!configuring.prompt().equals("(config)#")) {
      accepted(configuring);
      throw new DeviceException(
          new DeviceError.AuthenticationFailed("the login may not enter the configuration mode"));
    }
    mode = ZxanDialect.CONFIG;
  }

  /** Sends a command where it belongs; throws what the device says against it. */
  CliReply run(CliCommand command) {
    if (!mode.equals(command.mode()) && !mode.equals(ZxanDialect.CONFIG)) {
      walk(CliCommand.of(mode, "exit"));
    }
    if (!mode.equals(command.mode())) {
      walk(ZxanDialect.config(command.mode()));
    }
    return walk(command);
  }

  private CliReply walk(CliCommand command) {
    CliReply reply = accepted(ask(command));
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
}
