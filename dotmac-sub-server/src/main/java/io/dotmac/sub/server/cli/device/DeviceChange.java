package io.dotmac.sub.server.cli.device;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.nas.NasDriver;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.plan.Plan;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A change of a device, as it was typed. */
final class DeviceChange {
  /** What can be done from the command line. */
  enum Operation {
    AUTHORIZE,
    SUSPEND,
    RESUME,
    REBOOT,
    DELETE,
    SAVE,
    DISCONNECT
  }

  @Parameters(
      paramLabel = "OPERATION",
      description = "Of an ONT: authorize, suspend, resume, reboot, delete; of the configuration:"
          + " save; of a session: disconnect.")
  private Operation operation;

  @Option(
      names = "--serial",
      defaultValue = "",
      description = "The ONT's serial number, such as HWTC1234ABCD.")
  private String serial;

  @Option(
      names = "--pon-port",
      paramLabel = "F/S/P",
      defaultValue = "",
      description = "authorize: where it is let in, such as 0/1/0.")
  private String ponPort;

  @Option(names = "--line-profile", defaultValue = "0", description = "authorize: its id.")
  private int lineProfile;

  @Option(names = "--service-profile", defaultValue = "0", description = "authorize: its id.")
  private int serviceProfile;

  @Option(
      names = "--ont-type",
      defaultValue = "",
      description = "authorize: where the line terminal knows ONTs by type.")
  private String type;

  @Option(names = "--vlan", defaultValue = "0", description = "authorize: of its service.")
  private int vlan;

  @Option(
      names = "--login",
      paramLabel = "NAME",
      defaultValue = "",
      description = "disconnect: whose sessions end.")
  private String login;

  /** Reads the device and works out what has to be sent. */
  Plan plan(Driver driver) {
    if (operation == Operation.DISCONNECT) {
      return driver.require(NasDriver.class).planDisconnect(given("--login", login));
    }
    OltDriver olt = driver.require(OltDriver.class);
    return switch (operation) {
      case AUTHORIZE -> olt.planAuthorize(authorization());
      case SUSPEND -> olt.planSuspend(ont(olt));
      case RESUME -> olt.planResume(ont(olt));
      case REBOOT -> olt.planReboot(ont(olt));
      case DELETE -> olt.planDelete(ont(olt));
      case SAVE -> olt.planSave();
      case DISCONNECT -> throw new IllegalStateException("done above");
    };
  }

  private OntAuthorization authorization() {
    PonPort port = PonPort.parse(given("--pon-port", ponPort))
        .orElseThrow(() -> new IllegalArgumentException(
            "--pon-port: frame/slot/port such as 0/1/0 was expected, found " + ponPort));
    if (vlan == 0) {
      throw new IllegalArgumentException("authorize needs --vlan");
    }
    OntService service = OntService.vlan(vlan);
    return type.isEmpty()
        ? OntAuthorization.of(port, serialNumber(), lineProfile, serviceProfile, service)
        : OntAuthorization.ofType(port, serialNumber(), type, service);
  }

  private OntRef ont(OltDriver olt) {
    OntSerial number = serialNumber();
    return olt.find(number)
        .map(state -> state.ref())
        .orElseThrow(
            () -> new DeviceException(new DeviceError.NotFound("an ONT of the serial " + number)));
  }

  private OntSerial serialNumber() {
    return OntSerial.parse(given("--serial", serial))
        .orElseThrow(() -> new IllegalArgumentException(
            "--serial: twelve characters such as HWTC1234ABCD were expected, found " + serial));
  }

  private String given(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          operation.name().toLowerCase(java.util.Locale.ROOT) + " needs " + name);
    }
    return value;
  }
}
