package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.olt.ServicePort;
import io.dotmac.sub.devices.plan.Request;
import io.dotmac.sub.devices.transport.CliCommand;

/** The commands of a SmartAX. Every value is a number, a serial, or text that was checked. */
final class SmartaxDialect {
  static final String CONFIG = "config";

  private SmartaxDialect() {}

  /** The mode in which ONTs of a board are changed. */
  static String gpon(PonPort port) {
    return "gpon " + port.frame() + "/" + port.slot();
  }

  static CliCommand enter(PonPort port) {
    return config("interface " + gpon(port));
  }

  static CliCommand leave(PonPort port) {
    return CliCommand.of(gpon(port), "quit");
  }

  static CliCommand config(String text) {
    return CliCommand.of(CONFIG, text);
  }

  private static CliCommand onBoard(PonPort port, String text) {
    return CliCommand.of(gpon(port), text);
  }

  static CliCommand autofind() {
    return config("display ont autofind all");
  }

  static CliCommand infoBySerial(OntSerial serial) {
    return config("display ont info by-sn " + serial.hex());
  }

  static CliCommand info(OntRef ont) {
    return config("display ont info " + words(ont.port()) + " " + ont.ont());
  }

  static CliCommand infoOfPort(PonPort port) {
    return config("display ont info " + words(port) + " all");
  }

  static CliCommand servicePorts(OntRef ont) {
    return config("display service-port port " + ont.port() + " ont " + ont.ont());
  }

  static CliCommand servicePorts() {
    return config("display service-port all").slowly();
  }

  static CliCommand lineProfiles() {
    return config("display ont-lineprofile gpon all");
  }

  /** What the device would write of an ONT's configuration. */
  static CliCommand configured(OntRef ont) {
    return config("display current-configuration ont " + ont.port() + " " + ont.ont());
  }

  static CliCommand macs(OntRef ont) {
    return config("display mac-address ont " + ont.port() + " " + ont.ont());
  }

  static CliCommand optics(PonPort port) {
    return onBoard(port, "display ont optical-info " + port.port() + " all");
  }

  static CliCommand ethernetPorts(OntRef ont) {
    return onBoard(
        ont.port(),
        "display ont port state " + ont.port().port() + " " + ont.ont() + " eth-port all");
  }

  static CliCommand add(OntAuthorization wanted, int ont) {
    return onBoard(
        wanted.port(),
        "ont add " + wanted.port().port() + " " + ont + " sn-auth "
            + wanted.serial().hex()
            + " omci ont-lineprofile-id " + wanted.lineProfile() + " ont-srvprofile-id "
            + wanted.serviceProfile() + description(wanted.description()));
  }

  /** Empty for none, since an empty text is no argument. */
  private static String description(String text) {
    return text.isEmpty() ? "" : " desc " + quoted("description", text);
  }

  static CliCommand modifyDescription(OntRef ont, String text) {
    return modify(ont, "desc " + quoted("description", text));
  }

  static CliCommand modify(OntRef ont, String what) {
    return onBoard(ont.port(), "ont modify " + ont.port().port() + " " + ont.ont() + " " + what);
  }

  /** {@code activate}, {@code deactivate}, {@code delete} or {@code reset}. */
  static CliCommand ont(String verb, OntRef ont) {
    return onBoard(ont.port(), "ont " + verb + " " + ont.port().port() + " " + ont.ont());
  }

  static CliCommand servicePort(OntRef ont, OntService service) {
    return config("service-port vlan " + service.vlan() + flow(ont, service));
  }

  /** The same with the index it had. */
  static Request restore(ServicePort port, OntService service) {
    return config(
        "service-port " + port.index() + " vlan " + port.vlan() + flow(port.ref(), service));
  }

  private static String flow(OntRef ont, OntService service) {
    String text = " gpon " + ont.port() + " ont " + ont.ont() + " gemport " + service.gemport()
        + " multi-service user-vlan " + service.userVlan() + " tag-transform translate";
    return service.inboundTable().isEmpty()
        ? text
        : text + " inbound traffic-table index " + service.inboundTable().getAsInt()
            + " outbound traffic-table index " + service.outboundTable().orElseThrow();
  }

  static CliCommand removeServicePort(int index) {
    return config("undo service-port " + index);
  }

  /** All flows of an ONT. */
  static CliCommand removeServicePorts(OntRef ont) {
    return config("undo service-port port " + ont.port() + " ont " + ont.ont()).confirming();
  }

  /** The flows of an ONT through one gemport. */
  static CliCommand removeServicePorts(OntRef ont, int gemport) {
    return config(
            "undo service-port port " + ont.port() + " ont " + ont.ont() + " gemport " + gemport)
        .confirming();
  }

  private static String words(PonPort port) {
    return port.frame() + " " + port.slot() + " " + port.port();
  }

  /**
   * A text in quotes. A SmartAX has no way to write a quote inside of quotes, and a question mark
   * asks for help wherever it stands: such texts are refused rather than changed.
   */
  static String quoted(String field, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '?' || c == '\\') {
        throw new DeviceException(new DeviceError.Invalid(
            field,
            "has the character " + named(c) + " at " + (i + 1)
                + ", which a SmartAX cannot take: printable ASCII without quotes, question marks "
                + "and backslashes"));
      }
    }
    return "\"" + text + "\"";
  }

  private static String named(char c) {
    return c > ' ' && c <= '~' ? "'" + c + "'" : String.format("U+%04X", (int) c);
  }
}
