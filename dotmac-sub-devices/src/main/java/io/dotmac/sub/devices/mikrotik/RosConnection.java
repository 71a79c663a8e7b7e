package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.transport.CliCommand;
import io.dotmac.sub.devices.transport.CliReply;
import java.util.List;
import java.util.Map;

/** A logged in connection to a router, over one of its wires. */
interface RosConnection extends AutoCloseable {
  /** The items of a menu that have these values. */
  List<Row> print(String menu, Map<String, String> where);

  /** Makes a change; throws what the router says against it. */
  void run(RosCommand command);

  /** The command with the number of its item, asked now if it was not known. */
  default RosCommand located(RosCommand command) {
    if (command.verb() == RosCommand.Verb.ADD || !command.id().isEmpty()) {
      return command;
    }
    List<Row> found = print(command.menu(), command.key());
    if (found.isEmpty()) {
      throw new DeviceException(new DeviceError.NotFound("the item of " + command.menu()));
    }
    return new RosCommand(
        command.verb(),
        command.menu(),
        command.key(),
        found.get(0).text(".id"),
        command.values(),
        command.wire());
  }

  /** Secrets that the router itself tells are shown no more than those it is told. */
  static List<Row> hiding(Secrets secrets, List<Row> rows) {
    rows.forEach(row -> row.values().forEach((name, value) -> {
      if (RosMenu.isSecret(name)) {
        secrets.add(value);
        secrets.add(RosText.printed(value));
      }
    }));
    return rows;
  }

  /** Sends a command as it is; only the command line takes one. */
  default CliReply command(CliCommand command) {
    throw new DeviceException(new DeviceError.Unsupported("scripts: only SSH takes them"));
  }

  /** The configuration as commands; only the command line gives it. */
  default String export() {
    throw new DeviceException(new DeviceError.Unsupported("configuration: only SSH gives it"));
  }

  @Override
  void close();
}
