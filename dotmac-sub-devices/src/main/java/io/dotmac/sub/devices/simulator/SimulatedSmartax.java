package io.dotmac.sub.devices.simulator;

import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.PonPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A Huawei SmartAX with two boards of eight ports, ONTs, service ports and profiles. */
public final class SimulatedSmartax extends LoggedCli implements SimulatedOlt {
  /** An authorized ONT. */
  static final class Ont {
    final PonPort port;
    final int id;
    OntSerial serial;
    int lineProfile;
    int serviceProfile;
    String description = "";
    boolean active = true;
    boolean online = true;
    String downCause = "-";
    Optional<String> received = Optional.empty();
    int lanMbps = 1_000;
    int reboots;

    /** Other lines of its configuration, by what there is once of them. */
    final Map<String, String> lines = new TreeMap<>();

    Ont(PonPort port, int id, OntSerial serial) {
      this.port = port;
      this.id = id;
      this.serial = serial;
    }
  }

  /** An ONT that was let in, and where. */
  public record LetIn(String serial, PonPort port, int number, boolean online) {}

  /** A flow. */
  record Flow(
      int index,
      int vlan,
      PonPort port,
      int ont,
      int gemport,
      int userVlan,
      String rx,
      String tx) {}

  final String name;
  final SortedMap<PonPort, SortedMap<Integer, Ont>> onts = new TreeMap<>();
  final SortedMap<Integer, Flow> flows = new TreeMap<>();
  final Map<OntSerial, PonPort> unconfigured =
      new TreeMap<>(java.util.Comparator.comparing(OntSerial::toString));
  final TreeSet<Integer> profiles = new TreeSet<>(List.of(10, 11));
  final TreeSet<Integer> vlans = new TreeSet<>(List.of(100, 200, 300));
  List<String> configuration = List.of();
  private volatile Optional<String> enablePassword = Optional.empty();

  public SimulatedSmartax(String name) {
    this.name = name;
  }

  /** An ONT that shows itself and is not let in. */
  public synchronized SimulatedSmartax plug(String serial, String port) {
    unconfigured.put(OntSerial.parse(serial).orElseThrow(), PonPort.parse(port).orElseThrow());
    return this;
  }

  /** An ONT that was let in before, under that number of its port, without a service. */
  public synchronized SimulatedSmartax authorized(String serial, String port, int number) {
    PonPort at = PonPort.parse(port).orElseThrow();
    Ont ont = new Ont(at, number, OntSerial.parse(serial).orElseThrow());
    ont.lineProfile = profiles.first();
    ont.serviceProfile = profiles.first();
    on(at).put(number, ont);
    return this;
  }

  /** What else its configuration says. */
  public synchronized SimulatedSmartax configured(String... lines) {
    configuration = List.of(lines);
    return this;
  }

  /** Turns an authorized ONT on or off. */
  public synchronized void power(String serial, boolean on) {
    of(serial).forEach(ont -> {
      ont.online = on;
      ont.downCause = on ? ont.downCause : "dying-gasp";
    });
  }

  /** Cuts the fibre of an authorized ONT. */
  public synchronized void cut(String serial) {
    of(serial).forEach(ont -> {
      ont.online = false;
      ont.downCause = "LOSi/LOBi";
    });
  }

  /** The light that an authorized ONT receives, in dBm as the device prints it. */
  public synchronized void light(String serial, String dbm) {
    of(serial).forEach(ont -> ont.received = Optional.of(dbm));
  }

  /** The link of the first socket of an authorized ONT, in Mbit/s; 0 is none. */
  public synchronized void link(String serial, int mbps) {
    of(serial).forEach(ont -> ont.lanMbps = mbps);
  }

  private Stream<Ont> of(String serial) {
    OntSerial wanted = OntSerial.parse(serial).orElseThrow();
    return all().stream().filter(ont -> ont.serial.equals(wanted));
  }

  /** Answers page by page, even to shells that asked for none. */
  public SimulatedSmartax paging(boolean on) {
    page(on);
    return this;
  }

  /** Asks for a password before the privileged mode. */
  public SimulatedSmartax protectedBy(String password) {
    enablePassword = Optional.of(password);
    return this;
  }

  /** The whole state in sentences, for tests to compare. */
  @Override
  public synchronized List<String> state() {
    List<String> state = new ArrayList<>();
    all()
        .forEach(ont -> state.add(ont.serial + " at " + ont.port + " ont " + ont.id
            + (ont.active ? " active" : " suspended") + " profiles " + ont.lineProfile + "/"
            + ont.serviceProfile + " \"" + ont.description + "\""
            + (ont.lines.isEmpty() ? "" : " " + ont.lines.values())));
    flows
        .values()
        .forEach(flow -> state.add("flow vlan " + flow.vlan() + " of " + flow.port()
            + " ont " + flow.ont() + " gemport " + flow.gemport() + " user-vlan "
            + flow.userVlan() + " tables " + flow.rx() + "/" + flow.tx()));
    return state;
  }

  /** The ONTs that were let in. */
  public synchronized List<LetIn> letIn() {
    return all().stream()
        .map(ont -> new LetIn(ont.serial.toString(), ont.port, ont.id, ont.active && ont.online))
        .toList();
  }

  /** The ports on which ONTs show themselves that are not let in. */
  public synchronized List<String> plugged() {
    return unconfigured.values().stream().map(PonPort::toString).distinct().toList();
  }

  /** How often an ONT was restarted. */
  public synchronized int reboots(String serial) {
    return all().stream()
        .filter(ont -> ont.serial.toString().equals(serial))
        .mapToInt(ont -> ont.reboots)
        .sum();
  }

  /** The lines of {@link #log} that change something or walk between modes. */
  @Override
  public List<String> changes() {
    return log().stream()
        .filter(line -> !line.matches("display .*|enable|undo smart|scroll|config|y|"))
        .toList();
  }

  List<Ont> all() {
    return onts.values().stream().flatMap(port -> port.values().stream()).toList();
  }

  SortedMap<Integer, Ont> on(PonPort port) {
    return onts.computeIfAbsent(port, each -> new TreeMap<>());
  }

  Optional<Ont> at(PonPort port, int id) {
    return Optional.ofNullable(on(port).get(id));
  }

  Optional<String> enablePassword() {
    return enablePassword;
  }

  @Override
  public CliShell connect() {
    return new SmartaxShell(this);
  }

  @Override
  public String alarm() {
    return "! 1[2026-01-02 03:04:05+00:00]: ALARM 3 FAULT MAJOR 0x2e112003\r\n"
        + "  ALARM NAME  : The feed fiber is broken\r\n"
        + "  PARAMETERS  : FrameID: 0, SlotID: 1, PortID: 7\r\n"
        + "  --- END\r\n";
  }

  @Override
  public String refusal(String text) {
    return "  " + text + "\r\n";
  }
}
