package io.dotmac.sub.devices.simulator;

import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.simulator.SimulatedZxan.Onu;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell of a simulated ZXA10: modes, and the commands that change something. */
final class ZxanShell implements CliShell {
  static final String UNKNOWN = "%Error 20200: Invalid input detected at '^' marker.\r\n";
  private static final String DONE = ".[Successful]\r\n";
  private static final Pattern ADD =
      Pattern.compile("onu (\\d{1,3}) type (\\S+) sn ([A-Z0-9]{4}[0-9A-F]{8})");
  private static final Pattern STATE = Pattern.compile("onu (\\d{1,3}) state (enable|disable)");
  private static final Pattern REMOVE = Pattern.compile("no onu (\\d{1,3})");
  private static final Pattern LINE =
      Pattern.compile("description \\S+|tcont \\d+ profile (\\S+)|gemport \\d+ tcont (\\d+)"
          + "|gemport (\\d+) traffic-limit downstream \\S+|service-port (\\d+) .*vlan \\d+"
          + "|service \\d+ gemport (\\d+) vlan \\d+");

  private final SimulatedZxan device;
  private final ZxanShow show;
  private String mode;
  private boolean asksPassword;
  private Optional<Onu> rebooting = Optional.empty();
  private boolean scrolls;
  private boolean ended;

  ZxanShell(SimulatedZxan device) {
    this.device = device;
    this.show = new ZxanShow(device);
    this.mode = device.enablePassword().isPresent() ? ">" : "#";
  }

  @Override
  public String greeting() {
    return "\r\n" + prompt();
  }

  @Override
  public String line(String line) {
    synchronized (device) {
      if (asksPassword) {
        asksPassword = false;
        boolean right = device.enablePassword().filter(line::equals).isPresent();
        mode = right ? "#" : ">";
        return (right ? "" : "%Error 20210: Bad enable password\r\n") + prompt();
      } else if (rebooting.isPresent()) {
        return reboot(line) + prompt();
      } else if (line.isBlank()) {
        return prompt();
      }
      device.heard(line);
      String answer = run(line.strip());
      return asksPassword || rebooting.isPresent() ? answer : answer + prompt();
    }
  }

  private String run(String line) {
    if (line.equals("terminal length 0")) {
      scrolls = true;
      return "";
    } else if (mode.equals(">")) {
      asksPassword = line.equals("enable");
      return asksPassword ? "Password:" : UNKNOWN;
    } else if (line.equals("exit")) {
      ended = mode.equals("#");
      mode = mode.equals("config") ? "#" : "config";
      return "";
    } else if (line.startsWith("show ")) {
      return show.answer(line);
    } else if (line.equals("configure terminal") && mode.equals("#")) {
      mode = "config";
      return "%Info 20272: Enter configuration commands, one per line. End with CTRL/Z.\r\n";
    } else if (line.equals("write")) {
      return "Building configuration...\r\n[OK]\r\n";
    } else if (line.startsWith("interface ") || line.startsWith("pon-onu-mng ")) {
      return enter(line);
    }
    return mode.startsWith("interface " + device.olt(new PonPort(1, 1, 1)).substring(0, 9))
        ? onPort(line)
        : device.named(name()).map(onu -> onOnu(onu, line)).orElse(UNKNOWN);
  }

  private String name() {
    return mode.substring(mode.indexOf(' ') + 1);
  }

  private String enter(String line) {
    String name = line.substring(line.indexOf(' ') + 1);
    boolean port = line.startsWith("interface ") && port(name).isPresent();
    if (!mode.equals("config") || !port && device.named(name).isEmpty()) {
      return "%Error 20205: Invalid interface.\r\n";
    }
    mode = line;
    return "";
  }

  private Optional<PonPort> port(String name) {
    String prefix = device.olt(new PonPort(1, 1, 1)).replace("1/1/1", "");
    return name.startsWith(prefix)
        ? PonPort.parse(name.substring(prefix.length())).filter(port -> port.slot() < 4)
        : Optional.empty();
  }

  private String onPort(String line) {
    PonPort port = port(name()).orElseThrow();
    Matcher add = ADD.matcher(line);
    Matcher state = STATE.matcher(line);
    Matcher remove = REMOVE.matcher(line);
    if (add.matches()) {
      return add(port, add);
    } else if (state.matches()) {
      return at(port, state)
          .map(onu -> {
            onu.enabled = state.group(2).equals("enable");
            return DONE;
          })
          .orElse("%Code 32301-GPONSRV : The ONU does not exist.\r\n");
    } else if (remove.matches()) {
      return at(port, remove)
          .map(onu -> {
            device.on(port).remove(onu.id);
            device.unconfigured.put(onu.serial, port);
            return DONE;
          })
          .orElse("%Code 32301-GPONSRV : The ONU does not exist.\r\n");
    }
    return UNKNOWN;
  }

  private Optional<Onu> at(PonPort port, Matcher m) {
    return Optional.ofNullable(device.on(port).get(Integer.parseInt(m.group(1))));
  }

  private String add(PonPort port, Matcher m) {
    OntSerial serial = OntSerial.parse(m.group(3)).orElseThrow();
    if (!device.types.contains(m.group(2))) {
      return "%Code 32307-GPONSRV : The type does not exist.\r\n";
    } else if (device.all().stream().anyMatch(onu -> onu.serial.equals(serial))) {
      return "%Code 32303-GPONSRV : The SN is already existed.\r\n";
    } else if (at(port, m).isPresent()) {
      return "%Code 32302-GPONSRV : The ONU has existed.\r\n";
    }
    int id = Integer.parseInt(m.group(1));
    device.on(port).put(id, new Onu(port, id, m.group(2), serial));
    device.unconfigured.remove(serial);
    return DONE;
  }

  /** Only the whole word is a yes. */
  private String reboot(String answer) {
    Onu onu = rebooting.orElseThrow();
    rebooting = Optional.empty();
    if (!answer.equals("yes")) {
      return "";
    } else if (!onu.online) {
      return "%Code 32312-GPONSRV : The ONU is offline.\r\n";
    }
    onu.reboots++;
    return "";
  }

  private String onOnu(Onu onu, String line) {
    if (line.equals("reboot") && mode.startsWith("pon-onu-mng ")) {
      rebooting = Optional.of(onu);
      return "Confirm to reboot? [yes/no]:";
    }
    if (line.startsWith("no ")) {
      return onu.lines(mode).remove(line.substring(3)) == null
          ? "%Code 32310-GPONSRV : The entry does not exist.\r\n"
          : "";
    }
    Matcher form = LINE.matcher(line);
    if (!form.matches()) {
      return UNKNOWN;
    } else if (form.group(1) != null && !device.profiles.contains(form.group(1))) {
      return "%Code 32335-GPONSRV : The profile does not exist.\r\n";
    } else if (form.group(2) != null && !onu.lines(mode).containsKey("tcont " + form.group(2))) {
      return "%Code 32336-GPONSRV : The tcont does not exist.\r\n";
    } else if (form.group(5) != null && !hasGemport(onu, form.group(5))) {
      return "%Code 32337-GPONSRV : The gemport does not exist.\r\n";
    }
    String[] words = line.split(" ");
    boolean plain = words[0].equals("description");
    boolean limits = line.contains(" traffic-limit ");
    String key = plain ? words[0] : words[0] + " " + words[1] + (limits ? " traffic-limit" : "");
    onu.lines(mode).put(key, line);
    return "";
  }

  private boolean hasGemport(Onu onu, String number) {
    return onu.lines.values().stream()
        .map(Map::keySet)
        .anyMatch(keys -> keys.contains("gemport " + number));
  }

  private String prompt() {
    String shown = mode.equals(">") || mode.equals("#")
        ? mode
        : mode.equals("config")
            ? "(config)#"
            : mode.startsWith("pon-onu-mng ")
                ? device.newer
                    ? "(gpon-onu-mng " + name().replaceFirst(".*-", "") + ")#"
                    : "(gpon-onu-mng)#"
                : device.newer ? "(config-if-" + name() + ")#" : "(config-if)#";
    return "\r\n" + device.name + shown;
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public int pageLines() {
    return scrolls && !device.paging() ? 0 : 6;
  }

  @Override
  public String pager() {
    return " --More--";
  }

  @Override
  public boolean echoes() {
    return !asksPassword;
  }
}
