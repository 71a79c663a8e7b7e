package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.olt.ServicePort;
import io.dotmac.sub.devices.transport.CliCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What must be known of one ONT to change it.
 *
 * @param ont the ONT itself, in full
 * @param neighbours all ONTs of the port on which it is wanted; empty unless they matter
 * @param ports its service ports
 * @param portsText what the device printed of them
 */
record OntView(
    Optional<OntState> ont, List<OntState> neighbours, List<ServicePort> ports, String portsText) {

  /** The ONT with a serial number, wherever it is, and who is on the port where it is wanted. */
  static OntView of(SmartaxSession session, OntSerial serial, PonPort wanted) {
    Optional<OntState> ont = find(session, serial);
    List<OntState> neighbours = list(session, wanted);
    return with(session, ont, neighbours);
  }

  static OntView of(SmartaxSession session, OntRef ref) {
    return with(session, state(session, ref), List.of());
  }

  private static OntView with(
      SmartaxSession session, Optional<OntState> ont, List<OntState> neighbours) {
    String text = ont.map(
            it -> orNone(session, SmartaxDialect.servicePorts(it.ref()), Function.identity(), ""))
        .orElse("");
    return new OntView(ont, neighbours, SmartaxReadings.servicePorts(text), text);
  }

  static Optional<OntState> find(SmartaxSession session, OntSerial serial) {
    return one(session, SmartaxDialect.infoBySerial(serial))
        .filter(found -> found.serial().equals(Optional.of(serial)));
  }

  static Optional<OntState> state(SmartaxSession session, OntRef ref) {
    return one(session, SmartaxDialect.info(ref)).filter(found -> found.ref().equals(ref));
  }

  static List<OntState> list(SmartaxSession session, PonPort port) {
    return orNone(session, SmartaxDialect.infoOfPort(port), SmartaxReadings::onts, List.of());
  }

  /** An answer without an ONT and without the words for it is none that can be trusted. */
  private static Optional<OntState> one(SmartaxSession session, CliCommand question) {
    return orNone(
        session,
        question,
        text -> {
          List<OntState> found = SmartaxReadings.onts(text);
          if (found.size() != 1) {
            throw new DeviceException(new DeviceError.ProtocolViolation(
                found.size() + " ONTs in the answer to: " + question.shown()));
          }
          return Optional.of(found.get(0));
        },
        Optional.empty());
  }

  /** What an answer says; {@code none} when the device says that there is nothing. */
  static <T> T orNone(
      SmartaxSession session, CliCommand question, Function<String, T> reading, T none) {
    return DeviceException.unlessMissing(
            () -> reading.apply(session.run(question).text()))
        .orElse(none);
  }

  /** Everything that is said of the ONT, one sentence each: what differs is left over. */
  private SortedSet<String> sentences() {
    SortedSet<String> said = new TreeSet<>();
    ont.ifPresent(it -> {
      said.add("ONT " + it.serialText() + " at " + it.ref());
      said.add(it.ref() + " is " + (it.active() ? "active" : "suspended"));
      said.add(it.ref() + " has line profile " + it.lineProfile().orElse(-1)
          + " and service profile " + it.serviceProfile().orElse(-1));
      said.add(it.ref() + " is described as \"" + it.description() + "\"");
    });
    ports.forEach(port -> said.add("service port " + port.index() + " with VLAN " + port.vlan()
        + " of " + port.ref() + " gemport " + port.gemport()));
    return said;
  }

  /** What is there now and was not, and what was there and is gone. */
  List<String> since(OntView before) {
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
