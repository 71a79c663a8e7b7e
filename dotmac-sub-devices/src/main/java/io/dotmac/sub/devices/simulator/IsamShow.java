package io.dotmac.sub.devices.simulator;

import io.dotmac.sub.devices.simulator.SimulatedIsam.Ont;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a simulated ISAM shows, laid out as real ones do. */
final class IsamShow {
  static final String ABSENT = "Error : instance does not exist\r\n";
  private static final String RULE = "=".repeat(110) + "\r\n";
  private static final Pattern BY_SERIAL =
      Pattern.compile("show equipment ont index sn:([A-Z0-9]{4}:[0-9A-F]{8}) detail");
  private static final Pattern STATUS =
      Pattern.compile("show equipment ont status (x-)?pon ([\\d/]+) detail");
  private static final Pattern OPTICS =
      Pattern.compile("show equipment ont optics ([\\d/]+) detail");
  private static final Pattern INFO =
      Pattern.compile("info configure (.*?)(?:uni:)?([\\d/]+) flat");

  private final SimulatedIsam device;

  IsamShow(SimulatedIsam device) {
    this.device = device;
  }

  String answer(String line) {
    Matcher bySerial = BY_SERIAL.matcher(line);
    Matcher status = STATUS.matcher(line);
    Matcher optics = OPTICS.matcher(line);
    Matcher info = INFO.matcher(line);
    if (line.equals("show pon unprovision-onu")) {
      return unconfigured();
    } else if (bySerial.matches()) {
      return device.onts.values().stream()
          .filter(ont -> ont.colon().equals(bySerial.group(1)))
          .findFirst()
          .map(ont -> table(
              "ont",
              "sn : " + ont.colon() + "     ont-idx : " + ont.place
                  + "                  eqpt-ver-num : 3TN00384BDAA01"))
          .orElse(ABSENT);
    } else if (status.matches()) {
      return status.group(1) == null ? status(status.group(2)) : ABSENT;
    } else if (optics.matches()) {
      return device
          .within(optics.group(1))
          .filter(ont -> ont.up && ont.online)
          .map(IsamShow::optics)
          .orElse(ABSENT);
    } else if (info.matches()) {
      return device
          .within(info.group(2))
          .map(ont -> info(ont, line, info.group(2)))
          .orElse(ABSENT);
    } else if (line.equals("info configure flat")) {
      StringBuilder out = new StringBuilder();
      device
          .onts
          .values()
          .forEach(ont -> out.append(own(ont)).append(lines(ont.lines.stream().toList())));
      return out.toString();
    }
    return IsamShell.UNKNOWN;
  }

  private String unconfigured() {
    StringBuilder out = new StringBuilder(RULE + "unprovision-onu table\r\n" + RULE
        + "         |                 |              |                |              |actual \r\n"
        + "alarm-idx|gpon-index       |sernum        |subscriber-locid|logical-authid|us-rate\r\n"
        + "-".repeat(82) + "\r\n");
    int index = 5;
    for (var each : device.unconfigured.entrySet()) {
      out.append(String.format(
          "%2d         %-17s %-14s DEFAULT                         1.25g\r\n",
          index++, each.getValue(), each.getKey()));
    }
    return out + "\r\nunprovision-onu count : " + device.unconfigured.size() + "\r\n" + RULE;
  }

  private static String table(String name, String record) {
    return RULE + name + " table (detailed)\r\n" + RULE + "-".repeat(110) + "\r\n" + name + "\r\n"
        + "-".repeat(110) + "\r\n               " + record + "\r\n" + RULE;
  }

  private String status(String port) {
    List<Ont> onts = device.onts.values().stream()
        .filter(ont -> ont.place.startsWith(port + "/"))
        .toList();
    if (onts.isEmpty()) {
      return ABSENT;
    }
    StringBuilder out = new StringBuilder(RULE + "pon table (detailed)\r\n" + RULE);
    for (Ont ont : onts) {
      out.append("-".repeat(110)).append("\r\npon\r\n").append("-".repeat(110)).append("\r\n");
      out.append(String.format(
          "                   pon : %-30s ont : %-30s sernum : %s\r\n",
          port, ont.place, ont.colon()));
      out.append(String.format(
          "          admin-status : %-20s oper-status : %-12s olt-rx-sig-level(dbm) : -19.9\r\n",
          ont.up ? "up" : "down", ont.up && ont.online ? "up" : "down"));
      out.append("  ont-olt-distance(km) : 1.2                            desc1 : "
          + (ont.description.contains(" ") ? "\"" + ont.description + "\"" : ont.description)
          + "\r\n                 desc2 :\r\n              hostname : undefined\r\n");
    }
    return out + RULE;
  }

  private static String optics(Ont ont) {
    return table(
        "optics",
        "ont-idx : " + ont.place + "     rx-signal-level : -18.999     tx-signal-level : 2.423\r\n"
            + "     ont-temperature : 41.0     ont-voltage : 3.28     laser-bias-curr : 12.5\r\n"
            + "    olt-rx-sig-level : -20.2");
  }

  /** The lines of an ONT below the path of a question. */
  private static String info(Ont ont, String question, String path) {
    String part = "configure "
        + question.substring("info configure ".length(), question.indexOf(path)) + path;
    if (part.equals("configure equipment ont interface " + ont.place)) {
      return own(ont);
    }
    List<String> lines =
        ont.lines.stream().filter(line -> line.startsWith(part + " ")).toList();
    return lines.isEmpty() ? ABSENT : lines(lines);
  }

  private static String own(Ont ont) {
    return "configure equipment ont interface " + ont.place + " sw-ver-pland disabled sernum "
        + ont.colon() + " subslocid WILDCARD fec-up disable\r\n"
        + (ont.up ? "configure equipment ont interface " + ont.place + " admin-state up\r\n" : "");
  }

  private static String lines(List<String> lines) {
    return Optional.of(String.join("\r\n", lines))
        .filter(text -> !text.isEmpty())
        .map(text -> text + "\r\n")
        .orElse("");
  }
}
