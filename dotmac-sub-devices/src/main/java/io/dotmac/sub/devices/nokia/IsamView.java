package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.transport.CliCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What must be known of one ONT to change it.
 *
 * @param ont the ONT itself
 * @param neighbours all ONTs of the port on which it is wanted; empty unless they matter
 * @param lines what is configured for it
 */
record IsamView(Optional<OntState> ont, List<OntState> neighbours, List<String> lines) {
  /** The ONT with a serial number, wherever it is, and who is on the port where it is wanted. */
  static IsamView of(IsamSession session, OntSerial serial, PonPort wanted) {
    Optional<OntState> ont = find(session, serial);
    return with(session, ont, list(session, wanted));
  }

  static IsamView of(IsamSession session, OntRef ref) {
    return with(session, state(session, ref), List.of());
  }

  private static IsamView with(
      IsamSession session, Optional<OntState> ont, List<OntState> neighbours) {
    List<String> lines = new ArrayList<>();
    ont.ifPresent(it -> IsamDialect.configurations(it.ref())
        .forEach(part -> lines.addAll(IsamTables.configuration(text(session, part)))));
    return new IsamView(ont, neighbours, lines);
  }

  static Optional<OntState> find(IsamSession session, OntSerial serial) {
    String answer = text(session, IsamDialect.bySerial(serial));
    Optional<OntRef> place = IsamTables.place(answer);
    if (place.isEmpty() && !answer.isBlank() && !answer.contains("count : 0")) {
      throw new DeviceException(
          new DeviceError.ProtocolViolation("no place in the answer for " + serial));
    }
    return place.map(ref -> state(session, ref)
        .filter(it -> it.serial().equals(Optional.of(serial)))
        .orElseThrow(() -> new DeviceException(new DeviceError.ProtocolViolation(
            serial + " is said to be at " + ref + ", where it is not"))));
  }

  static Optional<OntState> state(IsamSession session, OntRef ref) {
    return list(session, ref.port()).stream().filter(it -> it.ref().equals(ref)).findFirst();
  }

  /** A port is one kind or the other; the wrong question finds nothing there. */
  static List<OntState> list(IsamSession session, PonPort port) {
    List<OntState> onts = IsamTables.onts(text(session, IsamDialect.states("pon", port)));
    return onts.isEmpty()
        ? IsamTables.onts(text(session, IsamDialect.states("x-pon", port)))
        : onts;
  }

  /** What an answer says; empty when the device says that there is nothing. */
  static String text(IsamSession session, CliCommand question) {
    return DeviceException.unlessMissing(() -> session.run(question).text()).orElse("");
  }

  private SortedSet<String> sentences() {
    SortedSet<String> said = new TreeSet<>(lines);
    ont.ifPresent(it -> {
      said.add("ONT " + it.serialText() + " at " + it.ref());
      said.add(it.ref() + " is " + (it.active() ? "active" : "suspended"));
    });
    return said;
  }

  /** What is there now and was not, and what was there and is gone. */
  List<String> since(IsamView before) {
    List<String> differences = new ArrayList<>();
    SortedSet<String> added = sentences();
    added.removeAll(before.sentences());
    added.forEach(each -> differences.add("new: " + each));
    SortedSet<String> gone = before.sentences();
    gone.removeAll(sentences());
    gone.forEach(each -> differences.add("gone: " + each));
    return differences;
  }
}
