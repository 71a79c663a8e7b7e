package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.transport.CliCommand;
import io.dotmac.sub.devices.transport.CliReply;
import io.dotmac.sub.devices.transport.DeviceShell;
import io.dotmac.sub.devices.transport.Transports;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell of a SmartAX in its configuration mode, which walks to where a command belongs. */
final class SmartaxSession extends DeviceShell {
  private static final Pattern BOARD = Pattern.compile("\\(config-if-(gpon-\\d+/\\d+)\\)#");

  private String mode = "";

  private SmartaxSession(Transports transports, DeviceTarget target) {
    super(transports, target, SmartaxStyle.STYLE, SmartaxErrors::in);
  }

  static SmartaxSession open(Transports transports, DeviceTarget target) {
    return ready(
        new SmartaxSession(transports, target),
        session -> session.prepare(target.credential().enablePassword()));
  }

  private void prepare(Optional<String> enablePassword) {
    CliReply enabled = ask(CliCommand.of("", "enable"), enablePassword);
    if (!enabled.prompt().equals("#")) {
      throw new DeviceException(
          new DeviceError.AuthenticationFailed("the device refused the privileged mode"));
    }
    // No offers of further words and no pager; a release without these says so, and is answered.
    ask(CliCommand.of("", "undo smart"));
    ask(CliCommand.of("", "scroll"));
    CliReply configuring = ask(CliCommand.of("", "config"));
    remember(configuring);
    if (!mode.equals(SmartaxDialect.CONFIG)) {
      accepted(configuring);
      throw new DeviceException(
          new DeviceError.AuthenticationFailed("the login may not enter the configuration mode"));
    }
  }

  /** Sends a command where it belongs; throws what the device says against it. */
  CliReply run(CliCommand command) {
    while (!mode.equals(command.mode())) {
      walk(
          mode.equals(SmartaxDialect.CONFIG)
              ? SmartaxDialect.config("interface " + command.mode())
              : CliCommand.of(mode, "quit"));
    }
    return walk(command);
  }

  private CliReply walk(CliCommand command) {
    String before = mode;
    CliReply reply = ask(command);
    remember(reply);
    accepted(reply);
    boolean moves = command.text().equals("quit") || command.text().startsWith("interface ");
    if (moves == mode.equals(before)) {
      throw new DeviceException(new DeviceError.ProtocolViolation("after \"" + command.shown()
          + "\" the device is in the mode \"" + reply.prompt() + "\""));
    }
    return reply;
  }

  private void remember(CliReply reply) {
    Matcher board = BOARD.matcher(reply.prompt());
    if (board.matches()) {
      mode = board.group(1).replaceFirst("-", " ");
    } else {
      mode = reply.prompt().equals("(config)#") ? SmartaxDialect.CONFIG : reply.prompt();
    }
  }
}
