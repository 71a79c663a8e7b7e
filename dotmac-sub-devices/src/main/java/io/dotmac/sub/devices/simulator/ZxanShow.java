package io.dotmac.sub.devices.simulator;

import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.simulator.SimulatedZxan.Onu;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a simulated ZXA10 shows, laid out as real ones do. */
final class ZxanShow {
  private static final String NOTHING = "%Code 32310-GPONSRV : No related information to show.\r\n";
  private static final String RULE = "-".repeat(70) + "\r\n";

  private final SimulatedZxan device;

  ZxanShow(SimulatedZxan device) {
    this.device = device;
  }

  String answer(String line) {
    String running =
        device.newer ? "show running-config-interface " : "show running-config interface ";
    if (line.equals(device.newer ? "show pon onu uncfg" : "show gpon onu uncfg")) {
      return unconfigured();
    } else if (line.startsWith("show gpon onu by sn ")) {
      String serial = line.substring("show gpon onu by sn ".length());
      return device.all().stream()
          .filter(onu -> onu.serial.toString().equals(serial))
          .findFirst()
          .map(onu -> "SearchResult\r\n" + RULE + device.onu(onu) + "\r\n")
          .orElse(NOTHING);
    } else if (line.startsWith("show gpon onu detail-info ")) {
      return onu(line).map(this::detail).orElse(NOTHING);
    } else if (line.startsWith("show gpon onu state ")) {
      return states(line.substring("show gpon onu state ".length()));
    } else if (line.startsWith(running)) {
      return running(line.substring(running.length()));
    } else if (line.startsWith("show onu running config ")) {
      return onu(line).map(onu -> block("pon-onu-mng " + device.onu(onu), onu)).orElse(NOTHING);
    } else if (line.startsWith("show pon power attenuation ")) {
      return onu(line)
          .filter(onu -> onu.enabled && onu.online)
          .map(ZxanShow::power)
          .orElse(NOTHING);
    } else if (line.equals("show running-config")) {
      return whole();
    }
    return ZxanShell.UNKNOWN;
  }

  private Optional<Onu> onu(String line) {
    return device.named(line.substring(line.lastIndexOf(' ') + 1));
  }

  private String unconfigured() {
    if (device.unconfigured.isEmpty()) {
      return NOTHING;
    }
    StringBuilder out = new StringBuilder(
        device.newer
            ? "OltIndex            Model                SN                  PW\r\n" + RULE
            : "OnuIndex                 Sn                  State\r\n" + RULE);
    device.unconfigured.forEach((serial, port) -> out.append(
        device.newer
            ? String.format("%-20s%-21s%-20sN/A\r\n", device.olt(port), "F670LV9.0", serial)
            : String.format("%-25s%-20sunknown\r\n", "gpon-onu_" + port + ":1", serial)));
    return out.toString();
  }

  private String detail(Onu onu) {
    String description = onu.lines("interface " + device.onu(onu))
        .getOrDefault("description", "description ")
        .substring("description ".length());
    return label("ONU interface", device.onu(onu))
        + label("  Name", "")
        + label("  Type", onu.type)
        + label("  State", "ready")
        + label("  Admin state", onu.enabled ? "enable" : "disable")
        + label("  Phase state", onu.enabled && onu.online ? "working" : "OffLine")
        + label("  Config state", "success")
        + label("  Authentication mode", "sn")
        + label("  Serial number", onu.serial)
        + label("  Password", "")
        + label("  Description", description)
        + label("  ONU Distance", "1042m")
        + RULE;
  }

  private static String label(String name, Object value) {
    return String.format("%-23s%s\r\n", name + ":", value);
  }

  private String states(String name) {
    Optional<PonPort> port = port(name);
    if (port.isEmpty() || device.on(port.get()).isEmpty()) {
      return NOTHING;
    }
    StringBuilder out =
        new StringBuilder("OnuIndex   Admin State  OMCC State  Phase State  Channel\r\n" + RULE);
    device
        .on(port.get())
        .values()
        .forEach(onu -> out.append(String.format(
            "%-11s%-13s%-12s%-13s1(GPON)\r\n",
            onu.port + ":" + onu.id,
            onu.enabled ? "enable" : "disable",
            onu.enabled && onu.online ? "enable" : "disable",
            onu.enabled && onu.online ? "working" : "OffLine")));
    return out + "ONU Number: " + device.on(port.get()).size() + "\r\n";
  }

  private Optional<PonPort> port(String name) {
    String prefix = device.olt(new PonPort(1, 1, 1)).replace("1/1/1", "");
    return name.startsWith(prefix)
        ? PonPort.parse(name.substring(prefix.length()))
        : Optional.empty();
  }

  private String running(String name) {
    Optional<PonPort> port = port(name);
    if (port.isPresent()) {
      StringBuilder out =
          new StringBuilder("Building configuration...\r\ninterface " + name + "\r\n");
      device
          .on(port.get())
          .values()
          .forEach(onu ->
              out.append("  onu " + onu.id + " type " + onu.type + " sn " + onu.serial + "\r\n"));
      return out + "!\r\nend\r\n";
    }
    return device
        .named(name)
        .map(onu -> "Building configuration...\r\n" + block("interface " + name, onu) + "end\r\n")
        .orElse("%Error 20205: Invalid interface.\r\n");
  }

  private static String block(String mode, Onu onu) {
    StringBuilder out = new StringBuilder(mode + "\r\n");
    for (String line : onu.lines(mode).values()) {
      // Devices put words of their own between.
      out.append("  ")
          .append(line.replace("service 1 gemport", "service 1 type internet gemport"))
          .append("\r\n");
    }
    return out + "!\r\n";
  }

  private static String power(Onu onu) {
    return "           OLT                  ONU              Attenuation\r\n" + RULE
        + String.format(
            " up      Rx :-20.%03d(dbm)      Tx:2.423(dbm)        22.664(dB)\r\n\r\n", onu.id)
        + " down    Tx :5.043(dbm)        Rx:-18.999(dbm)      24.042(dB)\r\n";
  }

  private String whole() {
    StringBuilder out = new StringBuilder("Building configuration...\r\n!\r\n");
    for (PonPort port : List.copyOf(device.onus.keySet())) {
      out.append(running(device.olt(port)).replace("Building configuration...\r\n", ""));
    }
    for (Onu onu : device.all()) {
      for (Map.Entry<String, Map<String, String>> mode : onu.lines.entrySet()) {
        out.append(block(mode.getKey(), onu));
      }
    }
    return out.toString();
  }
}
