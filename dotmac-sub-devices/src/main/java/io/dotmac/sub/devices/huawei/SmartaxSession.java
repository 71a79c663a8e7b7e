package io.dotmac.sub.devices.huawei;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell of a SmartAX in its configuration mode, which walks to where a command belongs. */
final class SmartaxSession implements AutoCloseable {
  private static final Pattern BOARD = Pattern.compile("\\(config-if-(gpon-\\d+/\\d+)\\)#");

  private final CliSession cli;
  private final Limits limits;
  private final Secrets secrets;
  private String mode = "";

  private SmartaxSession(CliSession cli, Limits limits, Secrets secrets) {
    this.cli = cli;
    this.limits = limits;
    this.secrets = secrets;
  }

  static SmartaxSession open(Supplier<ByteLink> links, DeviceTarget target) {
    Secrets secrets = new Secrets();
    target.credential().hideIn(secrets);
    ByteLink link = links.get();
    try {
      SmartaxSession session = new SmartaxSession(
          CliSession.open(link, SmartaxStyle.STYLE, secrets, target.limits().connect()),
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
    CliReply enabled = cli.run(CliCommand.of("", "enable"), limits.answer(), enablePassword);
    if (!enabled.prompt().equals("#")) {
      throw new DeviceException(
          new DeviceError.AuthenticationFailed("the device refused the privileged mode"));
    }
    // No offers of further words and no pager; a release without these says so, and is answered.
    cli.run(CliCommand.of("", "undo smart"), limits.answer());
    cli.run(CliCommand.of("", "scroll"), limits.answer());
    CliReply configuring = cli.run(CliCommand.of("", "config"), limits.answer());
    remember(configuring);
    if (!mode.equals(SmartaxDialect.CONFIG)) {
      throw new DeviceException(SmartaxErrors.in(configuring.lines())
          .orElseGet(() -> new DeviceError.AuthenticationFailed(
              "the login may not enter the configuration mode")));
    }
  }

  /** Sends a command where it belongs; throws what the device says against it. */
  CliReply run(CliCommand command) {
    while (!mode.equals(command.mode())) {
      accepted(
          mode.equals(SmartaxDialect.CONFIG)
              ? SmartaxDialect.config("interface " + command.mode())
              : CliCommand.of(mode, "quit"));
    }
    return accepted(command);
  }

  private CliReply accepted(CliCommand command) {
    String before = mode;
    CliReply reply = cli.run(command, command.slow() ? limits.slowAnswer() : limits.answer());
    remember(reply);
    SmartaxErrors.in(reply.lines()).ifPresent(error -> {
      throw new DeviceException(error.hiding(secrets));
    });
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

  @Override
  public void close() {
    cli.close();
  }
}
