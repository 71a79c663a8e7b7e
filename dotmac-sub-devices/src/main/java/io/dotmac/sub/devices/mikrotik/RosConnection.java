package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.parse.Row;
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

  /** The configuration as commands; only the command line gives it. */
  default String export() {
    throw new DeviceException(new DeviceError.Unsupported("configuration: only SSH gives it"));
  }

  @Override
  void close();
}
