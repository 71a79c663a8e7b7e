package io.dotmac.sub.devices.zte;

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
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must be known of one ONT to change it.
 *
 * @param ont the ONT itself
 * @param type its type; empty without one
 * @param neighbours all ONTs of the port on which it is wanted; empty unless they matter
 * @param lines what is configured for it
 */
record ZxanView(
    Optional<OntState> ont, String type, List<OntState> neighbours, List<ConfigLine> lines) {
  private static final Pattern GEMPORT = Pattern.compile("gemport (\\d{1,4}) .*");

  /** The ONT with a serial number, wherever it is, and who is on the port where it is wanted. */
  static ZxanView of(ZxanSession session, ZxanDialect names, OntSerial serial, PonPort wanted) {
    return with(session, names, at(session, names, serial), neighbours(session, names, wanted));
  }

  static ZxanView of(ZxanSession session, ZxanDialect names, OntRef ref) {
    return with(session, names, Optional.of(ref), List.of());
  }

  private static ZxanView with(
      ZxanSession session, ZxanDialect names, Optional<OntRef> ref, List<OntState> neighbours) {
    String detail = ref.map(it -> text(session, names.detail(it))).orElse("");
    Optional<OntState> ont = ont(detail, ref);
    return new ZxanView(
        ont,
        ont.isEmpty() ? "" : ZxanTables.type(detail),
        neighbours,
        ont.map(it -> configured(session, names, it.ref())).orElse(List.of()));
  }

  /** An answer without the ONT and without the words for it is none that can be trusted. */
  private static Optional<OntState> ont(String detail, Optional<OntRef> ref) {
    if (detail.isEmpty()) {
      return Optional.empty();
    }
    Optional<OntState> ont =
        ZxanTables.detail(detail).filter(it -> Optional.of(it.ref()).equals(ref));
    if (ont.isEmpty()) {
      throw new DeviceException(
          new DeviceError.ProtocolViolation("no ONT in the answer for " + ref.orElseThrow()));
    }
    return ont;
  }

  static Optional<OntRef> at(ZxanSession session, ZxanDialect names, OntSerial serial) {
    String found = text(session, names.bySerial(serial));
    List<OntRef> places = ZxanTables.places(found);
    if (places.size() > 1 || places.isEmpty() && !found.isEmpty()) {
      throw new DeviceException(
          new DeviceError.ProtocolViolation(places.size() + " places in the answer for " + serial));
    }
    return places.stream().findFirst();
  }

  static Optional<OntState> state(ZxanSession session, ZxanDialect names, OntRef ref) {
    return ont(text(session, names.detail(ref)), Optional.of(ref));
  }

  private static List<OntState> neighbours(ZxanSession session, ZxanDialect names, PonPort port) {
    return ZxanTables.onts(port, text(session, names.onts(port)), "");
  }

  private static List<ConfigLine> configured(ZxanSession session, ZxanDialect names, OntRef ref) {
    List<ConfigLine> lines = new ArrayList<>(
        ZxanTables.lines(names.onuMode(ref), text(session, names.configuration(names.onu(ref)))));
    if (names == ZxanDialect.C600) {
      for (int flow : flows(lines)) {
        String vport = ZxanDialect.vport(ref, flow);
        lines.addAll(ZxanTables.lines(
            ZxanDialect.INTERFACE + vport, text(session, names.configuration(vport))));
      }
    }
    lines.addAll(ZxanTables.lines(names.managementMode(ref), text(session, names.managed(ref))));
    return lines;
  }

  private static SortedSet<Integer> flows(List<ConfigLine> lines) {
    SortedSet<Integer> flows = new TreeSet<>();
    for (ConfigLine line : lines) {
      Matcher gemport = GEMPORT.matcher(line.text());
      if (gemport.matches()) {
        flows.add(Integer.parseInt(gemport.group(1)));
      }
    }
    return flows;
  }

  /** What an answer says; empty when the device says that there is nothing. */
  static String text(ZxanSession session, CliCommand question) {
    return DeviceException.unlessMissing(() -> session.run(question).text()).orElse("");
  }

  static <T> List<T> list(
      ZxanSession session, CliCommand question, Function<String, List<T>> reading) {
    return reading.apply(text(session, question));
  }

  /** Everything that is said of the ONT, one sentence each: what differs is left over. */
  private SortedSet<String> sentences() {
    SortedSet<String> said = new TreeSet<>();
    ont.ifPresent(it -> {
      said.add("ONT " + it.serialText() + " of type " + type + " at " + it.ref());
      said.add(it.ref() + " is " + (it.active() ? "active" : "suspended"));
    });
    lines.forEach(line -> said.add(line.mode() + ": " + line.text()));
    return said;
  }

  /** What is there now and was not, and what was there and is gone. */
  List<String> since(ZxanView before) {
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
