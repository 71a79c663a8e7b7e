package io.dotmac.sub.devices.zte;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.plan.Request;
import io.dotmac.sub.devices.plan.Step;
import io.dotmac.sub.devices.transport.CliCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** From the state of an ONT to steps. Pure. */
record ZxanPlanning(ZxanDialect names) {
  private static final int ONTS_OF_A_PORT = 128;

  /** Lets an ONT in and gives it its service. */
  List<Step> authorize(OntAuthorization wanted, ZxanView view) {
    if (view.ont().isEmpty()) {
      OntRef ref = new OntRef(wanted.port(), number(wanted, view.neighbours()));
      List<Step> steps = new ArrayList<>(ZxanChange.within(
          names.oltMode(ref.port()), List.of(Step.of(names.add(wanted, ref), names.remove(ref)))));
      steps.addAll(configure(lines(wanted, ref), List.of()));
      return steps;
    }
    OntState ont = view.ont().get();
    if (!isRightPlace(wanted, ont.ref())) {
      throw new DeviceException(new DeviceError.Conflict(
          "the serial number " + wanted.serial(), "it is authorized at " + ont.ref()));
    } else if (!view.type().equals(wanted.type())) {
      throw new DeviceException(new DeviceError.Conflict(
          "the ONT " + ont.ref(), "it is authorized with the type " + view.type()));
    }
    return configure(lines(wanted, ont.ref()), view.lines());
  }

  boolean isAuthorized(OntAuthorization wanted, ZxanView view) {
    return view.ont()
        .filter(ont -> isRightPlace(wanted, ont.ref()) && view.type().equals(wanted.type()))
        .filter(ont -> hasAll(lines(wanted, ont.ref()), view.lines()))
        .isPresent();
  }

  private List<ConfigLine> lines(OntAuthorization wanted, OntRef ref) {
    List<ConfigLine> lines = new ArrayList<>();
    if (!wanted.description().isEmpty()) {
      lines.add(names.description(ref, wanted.description()));
    }
    wanted.service().ifPresent(service -> lines.addAll(names.service(ref, service)));
    return lines;
  }

  static boolean hasAll(List<ConfigLine> wanted, List<ConfigLine> present) {
    return wanted.stream().allMatch(line -> present.stream().anyMatch(it -> it.says(line)));
  }

  private static boolean isRightPlace(OntAuthorization wanted, OntRef ref) {
    return ref.port().equals(wanted.port())
        && (wanted.ont().isEmpty() || wanted.ont().getAsInt() == ref.ont());
  }

  private static int number(OntAuthorization wanted, List<OntState> neighbours) {
    Set<Integer> taken =
        neighbours.stream().map(each -> each.ref().ont()).collect(Collectors.toSet());
    if (wanted.ont().isEmpty()) {
      return IntStream.rangeClosed(1, ONTS_OF_A_PORT)
          .filter(each -> !taken.contains(each))
          .findFirst()
          .orElseThrow(() -> new DeviceException(new DeviceError.Rejected(
              RejectionCode.NO_ROOM, wanted.port() + " has " + taken.size() + " ONTs")));
    }
    int asked = wanted.ont().getAsInt();
    if (taken.contains(asked)) {
      throw new DeviceException(new DeviceError.Conflict(
          "the ONT number " + asked, "another ONT has it on " + wanted.port()));
    }
    return asked;
  }

  /** Enters the lines that are not there, mode by mode. */
  List<Step> configure(List<ConfigLine> wanted, List<ConfigLine> present) {
    Map<String, List<Step>> modes = new LinkedHashMap<>();
    for (ConfigLine line : wanted) {
      if (present.stream().noneMatch(it -> it.says(line))) {
        modes.computeIfAbsent(line.mode(), mode -> new ArrayList<>()).add(enter(line, present));
      }
    }
    List<Step> steps = new ArrayList<>();
    modes.forEach((mode, lines) -> steps.addAll(ZxanChange.within(mode, lines)));
    return steps;
  }

  /** A line and what takes it back: the one in whose place it is, or its removal. */
  private static Step enter(ConfigLine line, List<ConfigLine> present) {
    Optional<ConfigLine> old =
        present.stream().filter(it -> it.isInPlaceOf(line)).findFirst();
    boolean isFlow = line.text().startsWith("service");
    if (old.isPresent() && isFlow) {
      throw new DeviceException(
          new DeviceError.Conflict(line.key() + " in " + line.mode(), old.get().text()));
    }
    Request undo = CliCommand.of(line.mode(), old.map(ConfigLine::text).orElse("no " + line.key()));
    return Step.of(CliCommand.of(line.mode(), line.text()), undo);
  }

  List<Step> addService(OntRef ref, OntService service, ZxanView view) {
    return configure(names.service(ref, service), view.lines());
  }

  /** The same, and a limit that is wanted no more is taken away. */
  List<Step> setService(OntRef ref, OntService service, ZxanView view) {
    List<Step> steps = new ArrayList<>(addService(ref, service, view));
    steps.addAll(ZxanChange.within(
        names.onuMode(ref),
        lifted(ref, service, view).stream()
            .map(line -> Step.of(
                CliCommand.of(line.mode(), "no " + line.key()),
                CliCommand.of(line.mode(), line.text())))
            .toList()));
    return steps;
  }

  /** The limits that an ONT has and this service has not. */
  List<ConfigLine> lifted(OntRef ref, OntService service, ZxanView view) {
    String limit = "gemport " + service.gemport() + " traffic-limit";
    return view.lines().stream()
        .filter(line -> service.downstreamProfile().isEmpty()
            && line.mode().equals(names.onuMode(ref))
            && line.key().equals(limit))
        .toList();
  }

  /** An ONT's configuration goes with it. */
  List<Step> delete(OntRef ref) {
    return ZxanChange.within(names.oltMode(ref.port()), List.of(Step.of(names.remove(ref))));
  }

  List<Step> turn(OntRef ref, boolean on) {
    return ZxanChange.within(
        names.oltMode(ref.port()), List.of(Step.of(names.state(ref, on), names.state(ref, !on))));
  }
}
