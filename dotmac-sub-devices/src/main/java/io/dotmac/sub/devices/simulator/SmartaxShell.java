package io.dotmac.sub.devices.simulator;

import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.simulator.SimulatedSmartax.Flow;
import io.dotmac.sub.devices.simulator.SimulatedSmartax.Ont;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell of a simulated SmartAX: modes, and the commands that change something. */
final class SmartaxShell implements CliShell {
  private static final String FSP = "(\\d+/\\d+/\\d+)";
  private static final String UNKNOWN = "  % Unknown command, the error locates at '^'\r\n";

  private final SimulatedSmartax device;
  private final SmartaxDisplay display;
  private final Map<Pattern, Function<Matcher, String>> commands = new LinkedHashMap<>();
  private String mode = ">";
  private PonPort board = new PonPort(0, 0, 0);
  private Optional<Supplier<String>> pending = Optional.empty();
  private boolean asksPassword;
  private boolean scrolls;
  private boolean ended;

  SmartaxShell(SimulatedSmartax device) {
    this.device = device;
    this.display = new SmartaxDisplay(device);
    on(
        "ont add (\\d+) (\\d+) sn-auth (\\w+) omci ont-lineprofile-id (\\d+)"
            + " ont-srvprofile-id (\\d+)(?: desc \"([^\"]*)\")?",
        this::add);
    on("ont modify (\\d+) (\\d+) (ont-lineprofile-id|ont-srvprofile-id) (\\d+)", this::profile);
    on(
        "ont modify (\\d+) (\\d+) desc \"([^\"]*)\"",
        m -> withOnt(m, ont -> {
          ont.description = m.group(3);
          return "";
        }));
    on("ont modify (\\d+) (\\d+) sn ([0-9A-F]{16})", this::replace);
    for (String line : List.of(
        "ont port native-vlan (\\d+) (\\d+) eth \\d+",
        "ont ipconfig (\\d+) (\\d+) ip-index 0",
        "ont tr069-server-config (\\d+) (\\d+)",
        "ont internet-config (\\d+) (\\d+) ip-index 0",
        "ont wan-config (\\d+) (\\d+) ip-index 0")) {
      on("undo (" + line + ")", m -> line(m, ""));
      on(
          "(" + line + ")(?: ((?:vlan|dhcp vlan|profile-id) \\d+(?: priority 2)?))?",
          m -> line(m, m.group(0)));
    }
    on("ont (activate|deactivate) (\\d+) (\\d+)", this::activate);
    on(
        "ont reset (\\d+) (\\d+)",
        m -> ask(() -> withOnt(m, ont -> {
          ont.reboots++;
          return ont.online ? "" : failure("The ONT is not online");
        })));
    on("ont delete (\\d+) (\\d+)", this::delete);
    on(
        "service-port (?:(\\d+) )?vlan (\\d+) gpon " + FSP + " ont (\\d+) gemport (\\d+)"
            + " multi-service user-vlan (\\d+) tag-transform translate(?: inbound traffic-table"
            + " index (\\d+) outbound traffic-table index (\\d+))?",
        this::flow);
    on(
        "undo service-port (\\d+)",
        m -> removed(List.copyOf(device.flows.keySet()).stream()
            .filter(index -> index == number(m, 1))
            .toList()));
    on(
        "undo service-port port " + FSP + " ont (\\d+)(?: gemport (\\d+))?",
        m -> ask(() -> removed(List.copyOf(device.flows.values()).stream()
            .filter(flow -> flow.port().equals(port(m, 1)) && flow.ont() == number(m, 2))
            .filter(flow -> m.group(3) == null || flow.gemport() == number(m, 3))
            .map(Flow::index)
            .toList())));
    on(
        "save",
        m -> "  It will take several minutes to save configuration file, please wait...\r\n");
  }

  private void on(String command, Function<Matcher, String> action) {
    commands.put(Pattern.compile(command), action);
  }

  @Override
  public String greeting() {
    return "\r\n  Huawei Integrated Access Software (" + device.name + ").\r\n\r\n" + prompt();
  }

  @Override
  public String line(String line) {
    synchronized (device) {
      if (pending.isPresent()) {
        Supplier<String> action = pending.get();
        pending = Optional.empty();
        device.heard(line);
        return (line.equals("y") ? action.get() : "") + prompt();
      }
      if (asksPassword) {
        asksPassword = false;
        mode = device.enablePassword().filter(line::equals).isPresent() ? "#" : ">";
        return (mode.equals("#") ? "" : "  % Bad password\r\n") + prompt();
      }
      if (line.isBlank()) {
        return prompt();
      }
      device.heard(line);
      String answer = run(line.strip());
      boolean asks = pending.isPresent() || asksPassword;
      return asks ? answer : answer + prompt();
    }
  }

  private String run(String line) {
    if (line.equals("enable")) {
      asksPassword = device.enablePassword().isPresent();
      mode = asksPassword ? ">" : "#";
      return asksPassword ? "  Password:" : "";
    } else if (line.equals("quit")) {
      return quit();
    } else if (mode.equals(">")) {
      return UNKNOWN;
    } else if (line.equals("undo smart")) {
      return "";
    } else if (line.equals("scroll")) {
      scrolls = true;
      return "";
    } else if (line.equals("config")) {
      mode = "(config)#";
      return "\r\n";
    } else if (line.startsWith("interface gpon ")) {
      return enter(line.substring("interface gpon ".length()));
    } else if (line.startsWith("display ")) {
      return display.answer(
          line, mode.startsWith("(config-if") ? Optional.of(board) : Optional.empty());
    }
    return change(line);
  }

  private String change(String line) {
    for (Map.Entry<Pattern, Function<Matcher, String>> command : commands.entrySet()) {
      Matcher matcher = command.getKey().matcher(line);
      if (matcher.matches()) {
        boolean ofBoard = line.startsWith("ont ") || line.startsWith("undo ont ");
        return ofBoard == mode.startsWith("(config-if") || line.equals("save")
            ? command.getValue().apply(matcher)
            : UNKNOWN;
      }
    }
    return UNKNOWN;
  }

  private String quit() {
    if (mode.startsWith("(config-if")) {
      mode = "(config)#";
    } else if (mode.equals("(config)#")) {
      mode = "#";
    } else {
      ended = true;
    }
    return "\r\n";
  }

  private String enter(String where) {
    Matcher form = Pattern.compile("0/(\\d)").matcher(where);
    if (!form.matches() || Integer.parseInt(form.group(1)) > 1) {
      return failure("This board does not exist");
    }
    board = new PonPort(0, Integer.parseInt(form.group(1)), 0);
    mode = "(config-if-gpon-" + where + ")#";
    return "\r\n";
  }

  private String add(Matcher m) {
    PonPort port = onBoard(m, 1);
    Optional<OntSerial> serial = OntSerial.parse(m.group(3));
    if (serial.isEmpty() || port.port() > 7) {
      return "  % Parameter error, the error locates at '^'\r\n";
    } else if (device.all().stream().anyMatch(ont -> ont.serial.equals(serial.get()))) {
      return failure("SN already exists");
    } else if (device.at(port, number(m, 2)).isPresent()) {
      return failure("The ONT ID has already existed");
    } else if (!device.profiles.contains(number(m, 4))) {
      return failure("The line profile does not exist");
    } else if (!device.profiles.contains(number(m, 5))) {
      return failure("The service profile does not exist");
    }
    Ont ont = new Ont(port, number(m, 2), serial.get());
    ont.lineProfile = number(m, 4);
    ont.serviceProfile = number(m, 5);
    ont.description = m.group(6) == null ? "" : m.group(6);
    device.on(port).put(ont.id, ont);
    device.unconfigured.remove(serial.get());
    return "  Number of ONTs that can be added: 1, success: 1\r\n  PortID :" + port.port()
        + ", ONTID :" + ont.id + "\r\n\r\n";
  }

  private String profile(Matcher m) {
    if (!device.profiles.contains(number(m, 4))) {
      return failure(
          "The " + (m.group(3).contains("line") ? "line" : "service") + " profile does not exist");
    }
    return withOnt(m, ont -> {
      if (m.group(3).contains("line")) {
        ont.lineProfile = number(m, 4);
      } else {
        ont.serviceProfile = number(m, 4);
      }
      return "";
    });
  }

  private String replace(Matcher m) {
    OntSerial serial = OntSerial.parse(m.group(3)).orElseThrow();
    return device.all().stream().anyMatch(ont -> ont.serial.equals(serial))
        ? failure("SN already exists")
        : withOnt(m, ont -> {
          device.unconfigured.put(ont.serial, ont.port);
          device.unconfigured.remove(serial);
          ont.serial = serial;
          return "";
        });
  }

  /** A line of an ONT's configuration; the empty text takes it away. */
  private String line(Matcher m, String text) {
    return device
        .at(onBoard(m, 2), number(m, 3))
        .map(ont -> {
          if (text.isEmpty() || text.endsWith(" vlan 1")) {
            ont.lines.remove(m.group(1));
          } else {
            ont.lines.put(m.group(1), text + (text.contains("native-vlan") ? " priority 0" : ""));
          }
          return text.contains("native-vlan")
              ? "  Set ONT port(s) VLAN configuration, success: 1, failed: 0\r\n"
              : "";
        })
        .orElseGet(() -> failure("The ONT does not exist"));
  }

  private String activate(Matcher m) {
    boolean on = m.group(1).equals("activate");
    return device
        .at(onBoard(m, 2), number(m, 3))
        .map(ont -> {
          if (ont.active == on) {
            return failure("The ONT has been " + m.group(1) + "d");
          }
          ont.active = on;
          return "";
        })
        .orElseGet(() -> failure("The ONT does not exist"));
  }

  private String delete(Matcher m) {
    return withOnt(m, ont -> {
      if (device.flows.values().stream()
          .anyMatch(flow -> flow.port().equals(ont.port) && flow.ont() == ont.id)) {
        return failure("This configured object has some service virtual ports");
      }
      device.on(ont.port).remove(ont.id);
      device.unconfigured.put(ont.serial, ont.port);
      return "  Number of ONTs that can be deleted: 1, success: 1\r\n";
    });
  }

  private String flow(Matcher m) {
    PonPort port = port(m, 3);
    if (!device.vlans.contains(number(m, 2))) {
      return failure("The VLAN does not exist");
    } else if (device.at(port, number(m, 4)).isEmpty()) {
      return failure("The ONT does not exist");
    }
    Optional<Flow> same = device.flows.values().stream()
        .filter(flow -> flow.port().equals(port)
            && flow.ont() == number(m, 4)
            && flow.gemport() == number(m, 5)
            && flow.userVlan() == number(m, 6))
        .findFirst();
    if (same.isPresent()) {
      return failure("Service virtual port has existed already")
          + "  Conflicted service virtual port index: " + same.get().index() + "\r\n";
    }
    int next = device.flows.isEmpty() ? 0 : device.flows.lastKey() + 1;
    int index = m.group(1) == null ? next : number(m, 1);
    device.flows.put(
        index,
        new Flow(
            index,
            number(m, 2),
            port,
            number(m, 4),
            number(m, 5),
            number(m, 6),
            m.group(7) == null ? "-" : m.group(7),
            m.group(8) == null ? "-" : m.group(8)));
    return "\r\n";
  }

  private String removed(List<Integer> indexes) {
    indexes.forEach(device.flows::remove);
    return indexes.isEmpty() ? failure("Service virtual port does not exist") : "";
  }

  private String withOnt(Matcher m, Function<Ont, String> action) {
    return device
        .at(onBoard(m, 1), number(m, 2))
        .map(action)
        .orElseGet(() -> failure("The ONT does not exist"));
  }

  private String ask(Supplier<String> action) {
    pending = Optional.of(action);
    return "  Are you sure to do it? (y/n)[n]:";
  }

  private PonPort onBoard(Matcher m, int group) {
    return new PonPort(board.frame(), board.slot(), number(m, group));
  }

  private static PonPort port(Matcher m, int group) {
    return PonPort.parse(m.group(group)).orElseThrow();
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  static String failure(String text) {
    return "  Failure: " + text + "\r\n";
  }

  private String prompt() {
    return "\r\n" + device.name + mode;
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public int pageLines() {
    return scrolls && !device.paging() ? 0 : 5;
  }

  @Override
  public String pager() {
    return "---- More ( Press 'Q' to break ) ----";
  }

  @Override
  public boolean echoes() {
    return !asksPassword;
  }
}
