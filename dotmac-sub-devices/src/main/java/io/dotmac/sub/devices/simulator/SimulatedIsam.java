package io.dotmac.sub.devices.simulator;

import io.dotmac.sub.devices.olt.OntSerial;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A Nokia ISAM with ONTs and the lines that are configured for them. */
public final class SimulatedIsam extends LoggedCli implements SimulatedOlt {
  /** An authorized ONT. */
  static final class Ont {
    final String place;
    final OntSerial serial;
    String description;
    boolean up;
    boolean online = true;
    int reboots;

    /** Lines of slot, queue, port and bridge, as they were entered. */
    final Set<String> lines = new LinkedHashSet<>();

    Ont(String place, OntSerial serial, String description) {
      this.place = place;
      this.serial = serial;
      this.description = description;
    }

    /** With the colon between vendor and number. */
    String colon() {
      return serial.vendor() + ":" + serial.toString().substring(4);
    }
  }

  final Map<String, Ont> onts = new TreeMap<>();
  final Map<OntSerial, String> unconfigured =
      new TreeMap<>(java.util.Comparator.comparing(OntSerial::toString));
  final Set<String> profiles = Set.of("UP-50M", "UP-100M");

  /** An ONT that shows itself on {@code rack/shelf/slot/port} and is not let in. */
  public synchronized SimulatedIsam plug(String serial, String port) {
    unconfigured.put(OntSerial.parse(serial).orElseThrow(), port);
    return this;
  }

  /** Turns an authorized ONT on or off. */
  public synchronized void power(String serial, boolean on) {
    onts.values().stream()
        .filter(ont -> ont.serial.equals(OntSerial.parse(serial).orElseThrow()))
        .forEach(ont -> ont.online = on);
  }

  /** How often an ONT was restarted. */
  public synchronized int reboots(String serial) {
    return onts.values().stream()
        .filter(ont -> ont.serial.toString().equals(serial))
        .mapToInt(ont -> ont.reboots)
        .sum();
  }

  /** Answers page by page, even to shells that asked for none. */
  public SimulatedIsam paging(boolean on) {
    page(on);
    return this;
  }

  @Override
  public synchronized List<String> state() {
    List<String> state = new ArrayList<>();
    for (Ont ont : onts.values()) {
      state.add(ont.serial + " at " + ont.place + (ont.up ? " up" : " down") + " \""
          + ont.description + "\"");
      state.addAll(ont.lines);
    }
    return state;
  }

  @Override
  public List<String> changes() {
    return log().stream()
        .filter(line -> !line.matches("show .*|info .*|environment .*|"))
        .toList();
  }

  /** The ONT whose place a path begins with. */
  Optional<Ont> within(String path) {
    return onts.values().stream()
        .filter(ont -> path.equals(ont.place) || path.startsWith(ont.place + "/"))
        .findFirst();
  }

  @Override
  public CliShell connect() {
    return new IsamShell(this);
  }

  @Override
  public String alarm() {
    return "26/01/02 03:04:05 major alarm occurred for ont 1/1/1/7/3 : inactive\r\n";
  }
}
