package io.dotmac.sub.devices.transport;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Limits;
import io.dotmac.sub.devices.device.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A shell of a device whose dialect knows how it says no: what the session of a vendor adds is how
 * to get ready, and how to walk between modes.
 */
public abstract class DeviceShell implements AutoCloseable {
  private final CliSession cli;
  private final Limits limits;
  private final Secrets secrets = new Secrets();
  private final Function<List<String>, Optional<DeviceError>> refusals;

  /**
   * Logs in and waits for the first prompt.
   *
   * @param refusals the error in the lines of an answer, if there is one
   */
  protected DeviceShell(
      Transports transports,
      DeviceTarget target,
      CliStyle style,
      Function<List<String>, Optional<DeviceError>> refusals) {
    target.credential().hideIn(secrets);
    this.limits = target.limits();
    this.refusals = refusals;
    this.cli = CliSession.open(transports, target, style, secrets);
  }

  /** Prepares a shell; one that cannot be prepared is closed. */
  protected static <S extends DeviceShell> S ready(S shell, Consumer<S> preparation) {
    try {
      preparation.accept(shell);
      return shell;
    } catch (RuntimeException e) {
      shell.close();
      throw e;
    }
  }

  /** Sends a command and reads its answer, whatever it says. */
  protected final CliReply ask(CliCommand command) {
    return ask(command, Optional.empty());
  }

  /** The same; a question for a password is answered with this one. */
  protected final CliReply ask(CliCommand command, Optional<String> password) {
    return cli.run(command, command.slow() ? limits.slowAnswer() : limits.answer(), password);
  }

  /** The answer, unless it is a refusal. */
  protected final CliReply accepted(CliReply reply) {
    refusals.apply(reply.lines()).ifPresent(error -> {
      throw new DeviceException(error.hiding(secrets));
    });
    return reply;
  }

  /** What is shown nowhere. */
  protected final Secrets secrets() {
    return secrets;
  }

  @Override
  public final void close() {
    cli.close();
  }
}
