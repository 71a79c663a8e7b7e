package io.dotmac.sub.devices.simulator;

import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.PonPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A ZTE ZXA10, either of the older or of the newer family, with ONTs and what they are told. */
public final class SimulatedZxan extends LoggedCli implements SimulatedOlt {
  /** An authorized ONT. */
  static final class Onu {
    final PonPort port;
    final int id;
    final String type;
    final OntSerial serial;
    boolean enabled = true;
    boolean online = true;
    int reboots;

    /** Lines by what is there once of them, by the mode they were entered in. */
    final Map<String, Map<String, String>> lines = new LinkedHashMap<>();

    Onu(PonPort port, int id, String type, OntSerial serial) {
      this.port = port;
      this.id = id;
      this.type = type;
      this.serial = serial;
    }

    Map<String, String> lines(String mode) {
      return lines.computeIfAbsent(mode, each -> new LinkedHashMap<>());
    }
  }

  final String name;
  final boolean newer;
  final SortedMap<PonPort, SortedMap<Integer, Onu>> onus = new TreeMap<>();
  final Map<OntSerial, PonPort> unconfigured =
      new TreeMap<>(java.util.Comparator.comparing(OntSerial::toString));
  final Set<String> types = Set.of("ZTE-F670L", "ZTE-F660");
  final Set<String> profiles = Set.of("UP-50M", "UP-100M", "DOWN-100M");
  private volatile Optional<String> enablePassword = Optional.empty();

  private SimulatedZxan(String name, boolean newer) {
    this.name = name;
    this.newer = newer;
  }

  /** A C300 or C320. */
  public static SimulatedZxan c300(String name) {
    return new SimulatedZxan(name, false);
  }

  /** A C600 or C650. */
  public static SimulatedZxan c600(String name) {
    return new SimulatedZxan(name, true);
  }

  /** An ONT that shows itself and is not let in. */
  public synchronized SimulatedZxan plug(String serial, String port) {
    unconfigured.put(OntSerial.parse(serial).orElseThrow(), PonPort.parse(port).orElseThrow());
    return this;
  }

  /** Turns an authorized ONT on or off. */
  public synchronized void power(String serial, boolean on) {
    all().stream()
        .filter(onu -> onu.serial.equals(OntSerial.parse(serial).orElseThrow()))
        .forEach(onu -> onu.online = on);
  }

  /** How often an ONT was restarted. */
  public synchronized int reboots(String serial) {
    return all().stream()
        .filter(onu -> onu.serial.toString().equals(serial))
        .mapToInt(onu -> onu.reboots)
        .sum();
  }

  /** Answers page by page, even to shells that asked for none. */
  public SimulatedZxan paging(boolean on) {
    page(on);
    return this;
  }

  /** Starts shells without privileges and asks for a password before it gives them. */
  public SimulatedZxan protectedBy(String password) {
    enablePassword = Optional.of(password);
    return this;
  }

  @Override
  public synchronized List<String> state() {
    List<String> state = new ArrayList<>();
    for (Onu onu : all()) {
      state.add(onu.serial + " at " + onu.port + " onu " + onu.id + " type " + onu.type
          + (onu.enabled ? " enabled" : " disabled"));
      onu.lines.forEach(
          (mode, lines) -> lines.values().forEach(line -> state.add(mode + ": " + line)));
    }
    return state;
  }

  @Override
  public List<String> changes() {
    return log().stream()
        .filter(line -> !line.matches("show .*|enable|terminal .*|configure terminal|"))
        .toList();
  }

  List<Onu> all() {
    return onus.values().stream().flatMap(port -> port.values().stream()).toList();
  }

  SortedMap<Integer, Onu> on(PonPort port) {
    return onus.computeIfAbsent(port, each -> new TreeMap<>());
  }

  String olt(PonPort port) {
    return (newer ? "gpon_olt-" : "gpon-olt_") + port;
  }

  String onu(Onu onu) {
    return (newer ? "gpon_onu-" : "gpon-onu_") + onu.port + ":" + onu.id;
  }

  /** The ONT that a name of an interface means. */
  Optional<Onu> named(String name) {
    return all().stream()
        .filter(onu -> name.equals(onu(onu))
            || newer && name.matches("vport-" + onu.port + "\\." + onu.id + ":\\d+"))
        .findFirst();
  }

  Optional<String> enablePassword() {
    return enablePassword;
  }

  @Override
  public CliShell connect() {
    return new ZxanShell(this);
  }

  @Override
  public String alarm() {
    return "An alarm 19456 ID 1001 level major occurred at 03:04:05 01-02-2026 sent by GPON\r\n";
  }
}
