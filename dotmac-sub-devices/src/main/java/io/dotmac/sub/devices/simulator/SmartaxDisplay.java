package io.dotmac.sub.devices.simulator;

import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.simulator.SimulatedSmartax.Flow;
import io.dotmac.sub.devices.simulator.SimulatedSmartax.Ont;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a simulated SmartAX displays, laid out as real ones do. */
final class SmartaxDisplay {
  private static final String RULE = "  " + "-".repeat(77) + "\r\n";
  private static final Pattern BY_SERIAL = Pattern.compile("display ont info by-sn (\\w+)");
  private static final Pattern INFO =
      Pattern.compile("display ont info (\\d+) (\\d+) (\\d+) (\\d+|all)");
  private static final Pattern FLOWS =
      Pattern.compile("display service-port port (\\d+/\\d+/\\d+) ont (\\d+)");
  private static final Pattern MACS =
      Pattern.compile("display mac-address ont (\\d+/\\d+/\\d+) (\\d+)");
  private static final Pattern OPTICS =
      Pattern.compile("display ont optical-info (\\d+) (\\d+|all)");
  private static final Pattern PORTS =
      Pattern.compile("display ont port state (\\d+) (\\d+) eth-port all");

  private static final Pattern CONFIGURED =
      Pattern.compile("display current-configuration ont (\\d+/\\d+/\\d+) (\\d+)");

  private final SimulatedSmartax device;

  SmartaxDisplay(SimulatedSmartax device) {
    this.device = device;
  }

  String answer(String line, Optional<PonPort> board) {
    Matcher bySerial = BY_SERIAL.matcher(line);
    Matcher info = INFO.matcher(line);
    Matcher flows = FLOWS.matcher(line);
    Matcher macs = MACS.matcher(line);
    Matcher optics = OPTICS.matcher(line);
    Matcher ports = PORTS.matcher(line);
    if (line.equals("display ont autofind all")) {
      return autofind();
    } else if (bySerial.matches()) {
      Optional<OntSerial> serial = OntSerial.parse(bySerial.group(1));
      return detail(device.all().stream()
          .filter(ont -> Optional.of(ont.serial).equals(serial))
          .findFirst());
    } else if (info.matches()) {
      PonPort port = new PonPort(number(info, 1), number(info, 2), number(info, 3));
      return info.group(4).equals("all")
          ? list(device.on(port).values())
          : detail(device.at(port, number(info, 4)));
    } else if (flows.matches()) {
      PonPort port = PonPort.parse(flows.group(1)).orElseThrow();
      int ont = number(flows, 2);
      return flows(flow -> flow.port().equals(port) && flow.ont() == ont);
    } else if (macs.matches()) {
      return macs(PonPort.parse(macs.group(1)).orElseThrow(), number(macs, 2));
    } else if (optics.matches() && board.isPresent()) {
      return optics(new PonPort(board.get().frame(), board.get().slot(), number(optics, 1)));
    } else if (ports.matches() && board.isPresent()) {
      return ports(device.at(
          new PonPort(board.get().frame(), board.get().slot(), number(ports, 1)),
          number(ports, 2)));
    }
    Matcher configured = CONFIGURED.matcher(line);
    return configured.matches()
        ? configured(
            device.at(PonPort.parse(configured.group(1)).orElseThrow(), number(configured, 2)))
        : fixed(line);
  }

  private static String configured(Optional<Ont> found) {
    return found
        .map(ont -> "[gpon]\r\n  <gpon-0/" + ont.port.slot() + ">\r\n"
            + ont.lines.values().stream()
                .map(line -> "  " + line + "\r\n")
                .reduce("", String::concat)
            + "\r\nreturn\r\n")
        .orElseGet(() -> SmartaxShell.failure("The ONT does not exist"));
  }

  private String fixed(String line) {
    return switch (line) {
      case "display version" ->
        "\r\n  VERSION : MA5800V100R018C10\r\n  PATCH   : SPH208\r\n" + "  PRODUCT : MA5800-X7\r\n";
      case "display board 0" ->
        RULE
            + "  SlotID  BoardName  Status          SubType0 SubType1    Online/Offline\r\n" + RULE
            + "  0       H901GPHF   Normal\r\n  1       H901GPHF   Normal\r\n  2     \r\n" + RULE;
      case "display ont-lineprofile gpon all" -> profiles();
      case "display service-port all" -> flows(flow -> true);
      case "display current-configuration" -> configuration();
      default -> "  % Unknown command, the error locates at '^'\r\n";
    };
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static String label(String name, Object value) {
    return String.format("  %-24s: %s\r\n", name, value);
  }

  private String autofind() {
    if (device.unconfigured.isEmpty()) {
      return SmartaxShell.failure("The automatically found ONTs do not exist");
    }
    StringBuilder out = new StringBuilder(RULE);
    int number = 1;
    for (Map.Entry<OntSerial, PonPort> each : device.unconfigured.entrySet()) {
      out.append(label("Number", number++))
          .append(label("F/S/P", each.getValue()))
          .append(label("Ont SN", sn(each.getKey())))
          .append(label("Password", "0x00000000000000000000"))
          .append(label("VendorID", each.getKey().vendor()))
          .append(label("Ont SoftwareVersion", "V5R019C00S100"))
          .append(label("Ont EquipmentID", "EG8145V5"))
          .append(label("Ont autofind time", "2026-01-02 03:04:05+00:00"))
          .append(RULE);
    }
    return out + "  The number of GPON autofind ONT is " + (number - 1) + "\r\n";
  }

  private static String sn(OntSerial serial) {
    return serial.hex() + " (" + serial.vendor() + "-" + serial.toString().substring(4) + ")";
  }

  private static String detail(Optional<Ont> found) {
    return found
        .map(ont -> RULE
            + label("F/S/P", ont.port)
            + label("ONT-ID", ont.id)
            + label("Control flag", ont.active ? "active" : "deactivated")
            + label("Run state", ont.active && ont.online ? "online" : "offline")
            + label("Config state", "normal")
            + label("Match state", "match")
            + label("ONT distance(m)", "1042")
            + label("SN", sn(ont.serial))
            + label("Description", ont.description)
            + label("Last down cause", ont.downCause)
            + RULE
            + label("Line profile ID", ont.lineProfile)
            + label("Line profile name", "line-" + ont.lineProfile)
            + RULE
            + label("Service profile ID", ont.serviceProfile)
            + label("Service profile name", "srv-" + ont.serviceProfile)
            + RULE)
        .orElseGet(() -> SmartaxShell.failure("The required ONT does not exist"));
  }

  private static String list(Collection<Ont> onts) {
    if (onts.isEmpty()) {
      return SmartaxShell.failure("There is no ONT available");
    }
    StringBuilder out = new StringBuilder(RULE
        + "  F/S/P   ONT         SN         Control     Run      Config   Match    Protect\r\n"
        + "          ID                     flag        state    state    state    side\r\n"
        + RULE);
    onts.forEach(ont -> out.append(String.format(
        "  0/ %d/%d  %3d  %s  %-11s %-8s normal   match    no\r\n",
        ont.port.slot(),
        ont.port.port(),
        ont.id,
        ont.serial.hex(),
        ont.active ? "active" : "deactivated",
        ont.active && ont.online ? "online" : "offline")));
    out.append(RULE).append("  F/S/P   ONT-ID   Description\r\n").append(RULE);
    onts.forEach(ont -> out.append(String.format(
        "  0/ %d/%d     %3d   %s\r\n", ont.port.slot(), ont.port.port(), ont.id, ont.description)));
    return out + RULE;
  }

  private String flows(Predicate<Flow> which) {
    List<Flow> flows = device.flows.values().stream().filter(which).toList();
    if (flows.isEmpty()) {
      return SmartaxShell.failure("No service virtual port can be operated");
    }
    StringBuilder out = new StringBuilder(RULE
        + "   INDEX VLAN VLAN     PORT F/ S/ P VPI  VCI   FLOW  FLOW       RX   TX   STATE\r\n"
        + "         ID   ATTR     TYPE                    TYPE  PARA\r\n" + RULE);
    flows.forEach(flow -> out.append(String.format(
        "   %5d %-4d common   gpon %d/%d /%d  %-4d %-5d vlan  %-10d %-4s %-4s up\r\n",
        flow.index(),
        flow.vlan(),
        flow.port().frame(),
        flow.port().slot(),
        flow.port().port(),
        flow.ont(),
        flow.gemport(),
        flow.userVlan(),
        flow.rx(),
        flow.tx())));
    return out + RULE + "   Total : " + flows.size() + "  (Up/Down :    " + flows.size()
        + "/0)\r\n";
  }

  private String macs(PonPort port, int ont) {
    return device
        .at(port, ont)
        .map(it -> RULE
            + (it.lanMbps == 0
                ? ""
                : String.format(
                    "  0/ %d/%d  %5d    ETH              1   00e0-fc00-%04x      100\r\n",
                    port.slot(), port.port(), ont, ont))
            + RULE + "  Total: " + (it.lanMbps == 0 ? 0 : 1) + "\r\n")
        .orElseGet(() -> SmartaxShell.failure("The ONT does not exist"));
  }

  private String optics(PonPort port) {
    List<Ont> online = device.on(port).values().stream()
        .filter(ont -> ont.active && ont.online)
        .toList();
    if (online.isEmpty()) {
      return SmartaxShell.failure("There is no ONT available");
    }
    StringBuilder out = new StringBuilder(RULE
        + "  ONT  Rx power  Tx power  OLT Rx ONT  Temperature  Voltage  Current  Distance\r\n"
        + RULE);
    online.forEach(ont -> out.append(String.format(
        "  %3d  %s    2.31      -24.10      41           3.280    12       1042\r\n",
        ont.id, ont.received.orElse(String.format("-21.%02d", ont.id % 100)))));
    return out + RULE;
  }

  private static String ports(Optional<Ont> found) {
    return found
        .map(ont -> RULE
            + "  ONT-ID   ONT      ONT       Speed(Mbps)   Duplex   LinkState  RingStatus\r\n"
            + RULE
            + (ont.lanMbps == 0
                ? String.format(
                    "  %6d         1         GE -             -        down       -\r\n", ont.id)
                : String.format(
                    "  %6d         1         GE %-13dfull     up         -\r\n",
                    ont.id, ont.lanMbps))
            + String.format(
                "  %6d         2         GE -             -        down       -\r\n", ont.id)
            + RULE)
        .orElseGet(() -> SmartaxShell.failure("The ONT does not exist"));
  }

  private String profiles() {
    StringBuilder out = new StringBuilder(RULE
        + "  Profile-ID  Profile-name                                Binding times\r\n" + RULE);
    device.profiles.forEach(id -> out.append(String.format(
        "  %-11d line-%-38d %d\r\n",
        id, id, device.all().stream().filter(ont -> ont.lineProfile == id).count())));
    return out + RULE + "  Total: " + device.profiles.size() + "\r\n";
  }

  private String configuration() {
    StringBuilder out = new StringBuilder("[" + device.name + "-config]\r\n");
    device
        .all()
        .forEach(ont -> out.append(String.format(
            " ont add %d %d sn-auth \"%s\" omci ont-lineprofile-id %d ont-srvprofile-id %d\r\n",
            ont.port.port(), ont.id, ont.serial.hex(), ont.lineProfile, ont.serviceProfile)));
    device.configuration.forEach(line -> out.append(line).append("\r\n"));
    return out + "return\r\n";
  }
}
