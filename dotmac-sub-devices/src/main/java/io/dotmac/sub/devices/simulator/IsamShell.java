package io.dotmac.sub.devices.simulator;

import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.simulator.SimulatedIsam.Ont;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell of a simulated ISAM, which has no modes. */
final class IsamShell implements CliShell {
  static final String UNKNOWN = "               ^\r\ninvalid token\r\n";
  private static final Pattern ADD =
      Pattern.compile("equipment ont interface ([\\d/]+) sw-ver-pland disabled"
          + "(?: desc1 \"([^\"]*)\")? sernum ([A-Z0-9]{4}):([0-9A-F]{8}) subslocid WILDCARD"
          + " fec-up disable");
  private static final Pattern DESCRIBE =
      Pattern.compile("equipment ont interface ([\\d/]+) desc1 \"([^\"]*)\"");
  private static final Pattern ADMIN =
      Pattern.compile("equipment ont interface ([\\d/]+) admin-state (up|down)");
  private static final Pattern REMOVE = Pattern.compile("equipment ont no interface ([\\d/]+)");
  private static final Pattern REBOOT =
      Pattern.compile("admin equipment ont interface ([\\d/]+) reboot with-active-image");
  private static final Pattern LINE =
      Pattern.compile("equipment ont slot ([\\d/]+) planned-card-type (?:ethernet|veip)"
          + " plndnumdataports 1 plndnumvoiceports 0"
          + "|qos interface ([\\d/]+) upstream-queue 0 bandwidth-profile name:(\\S+)"
          + "|interface port uni:([\\d/]+) admin-up"
          + "|bridge port ([\\d/]+) (?:max-unicast-mac|vlan-id|pvid) \\d+");
  private static final Pattern UNDO = Pattern.compile("(equipment ont) no (slot) ([\\d/]+)"
      + "|(.*?(?:uni:)?)([\\d/]+)( upstream-queue 0)? no (admin-up|bandwidth-profile"
      + "|max-unicast-mac|vlan-id \\d+|pvid)");

  private final SimulatedIsam device;
  private final IsamShow show;
  private boolean scrolls;
  private boolean ended;

  IsamShell(SimulatedIsam device) {
    this.device = device;
    this.show = new IsamShow(device);
  }

  @Override
  public String greeting() {
    return "\r\nWelcome to ISAM\r\n" + prompt();
  }

  @Override
  public String line(String line) {
    synchronized (device) {
      if (line.isBlank()) {
        return prompt();
      }
      device.heard(line);
      return run(line.strip()) + prompt();
    }
  }

  private String run(String line) {
    if (line.startsWith("environment inhibit-alarms")) {
      scrolls = true;
      return "";
    } else if (line.equals("environment mode batch")
        || line.equals("admin software-mngt shub database save")) {
      return "";
    } else if (line.equals("logout")) {
      ended = true;
      return "";
    } else if (line.startsWith("show ") || line.startsWith("info ")) {
      return show.answer(line);
    }
    Matcher reboot = REBOOT.matcher(line);
    if (reboot.matches()) {
      return reboot(reboot.group(1));
    }
    return line.startsWith("configure ") ? configure(line.substring(10)) : UNKNOWN;
  }

  private String reboot(String place) {
    Ont ont = device.onts.get(place);
    if (ont == null) {
      return IsamShow.ABSENT;
    } else if (!ont.online) {
      return "Error : ONT is not present\r\n";
    }
    ont.reboots++;
    return "";
  }

  private String configure(String path) {
    Matcher add = ADD.matcher(path);
    Matcher describe = DESCRIBE.matcher(path);
    Matcher admin = ADMIN.matcher(path);
    Matcher remove = REMOVE.matcher(path);
    Matcher line = LINE.matcher(path);
    Matcher undo = UNDO.matcher(path);
    if (add.matches()) {
      return add(add);
    } else if (describe.matches()) {
      return with(describe, ont -> ont.description = describe.group(2));
    } else if (admin.matches()) {
      return with(admin, ont -> ont.up = admin.group(2).equals("up"));
    } else if (remove.matches()) {
      return remove(remove.group(1));
    } else if (undo.matches()) {
      return undo(undo);
    }
    return line.matches() ? enter(path, line) : UNKNOWN;
  }

  private String with(Matcher m, java.util.function.Consumer<Ont> action) {
    Optional<Ont> ont = Optional.ofNullable(device.onts.get(m.group(1)));
    ont.ifPresent(action);
    return ont.isPresent() ? "" : IsamShow.ABSENT;
  }

  private String add(Matcher m) {
    OntSerial serial = OntSerial.parse(m.group(3) + m.group(4)).orElseThrow();
    if (device.onts.values().stream().anyMatch(ont -> ont.serial.equals(serial))) {
      return "Error : serial number already assigned to another ONT\r\n";
    } else if (device.onts.containsKey(m.group(1))) {
      return "Error : instance already exists\r\n";
    } else if (!m.group(1).matches("1/1/[1-8]/\\d+/\\d+")) {
      return "Error : board not created\r\n";
    }
    device.onts.put(m.group(1), new Ont(m.group(1), serial, m.group(2) == null ? "" : m.group(2)));
    device.unconfigured.remove(serial);
    return "";
  }

  private String remove(String place) {
    Ont ont = device.onts.get(place);
    if (ont == null) {
      return IsamShow.ABSENT;
    } else if (ont.up) {
      return "Error : ONT must be down before it is removed\r\n";
    }
    device.onts.remove(place);
    device.unconfigured.put(ont.serial, place.substring(0, place.lastIndexOf('/')));
    return "";
  }

  private String enter(String path, Matcher m) {
    String place = Optional.ofNullable(m.group(1))
        .or(() -> Optional.ofNullable(m.group(2)))
        .or(() -> Optional.ofNullable(m.group(4)))
        .orElseGet(() -> m.group(5));
    if (m.group(3) != null && !device.profiles.contains(m.group(3))) {
      return "Error : profile does not exist\r\n";
    }
    return device
        .within(place)
        .map(ont -> {
          boolean port = !path.startsWith("equipment ont slot");
          if (port && ont.lines.stream().noneMatch(each -> each.contains(" slot "))) {
            return "Error : card not created\r\n";
          }
          // One value of a kind, but as many VLANs as one likes.
          String kind = path.replaceFirst(" \\S+$", "");
          if (!kind.endsWith("vlan-id")) {
            ont.lines.removeIf(each -> each.startsWith("configure " + kind + " "));
          }
          ont.lines.add("configure " + path);
          return "";
        })
        .orElse(IsamShow.ABSENT);
  }

  private String undo(Matcher m) {
    boolean slot = m.group(2) != null;
    String place = slot ? m.group(3) : m.group(5);
    String prefix = slot
        ? "configure equipment ont slot " + place
        : "configure " + m.group(4) + place + (m.group(6) == null ? "" : m.group(6)) + " "
            + m.group(7);
    return device
        .within(place)
        .filter(
            ont -> ont.lines.removeIf(each -> each.equals(prefix) || each.startsWith(prefix + " ")))
        .map(ont -> "")
        .orElse(IsamShow.ABSENT);
  }

  private static String prompt() {
    return "\r\ntyp:isadmin># ";
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public int pageLines() {
    return scrolls && !device.paging() ? 0 : 8;
  }

  @Override
  public String pager() {
    return "Press <space>(page)/<enter>(line)/q(quit) to continue...";
  }
}
