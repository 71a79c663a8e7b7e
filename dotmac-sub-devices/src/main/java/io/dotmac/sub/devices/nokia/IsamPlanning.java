package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.plan.Request;
import io.dotmac.sub.devices.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** From the state of an ONT to steps. Pure. */
final class IsamPlanning {
  private static final int ONTS_OF_A_PORT = 128;

  private final OntAuthorization wanted;

  IsamPlanning(OntAuthorization wanted) {
    this.wanted = wanted;
  }

  /** Lets an ONT in and gives it its service. */
  List<Step> steps(IsamView view) {
    return view.ont().map(ont -> adjust(view, ont)).orElseGet(() -> admit(view));
  }

  boolean reached(IsamView view) {
    return view.ont()
        .filter(ont -> isRightPlace(ont) && isDescribed(ont) && ont.active())
        .filter(ont -> lines(ont.ref()).stream().allMatch(line -> line.isIn(view.lines())))
        .isPresent();
  }

  private List<Step> admit(IsamView view) {
    OntRef ref = new OntRef(wanted.port(), number(view.neighbours()));
    List<Step> steps = new ArrayList<>();
    steps.add(Step.of(
        IsamDialect.add(wanted, ref), IsamDialect.admin(ref, false), IsamDialect.remove(ref)));
    steps.add(Step.of(IsamDialect.admin(ref, true), IsamDialect.admin(ref, false)));
    lines(ref).forEach(line -> steps.add(line.step(List.of())));
    return steps;
  }

  private List<Step> adjust(IsamView view, OntState ont) {
    if (!isRightPlace(ont)) {
      throw new DeviceException(new DeviceError.Conflict(
          "the serial number " + wanted.serial(), "it is authorized at " + ont.ref()));
    }
    List<Step> steps = new ArrayList<>();
    if (!isDescribed(ont)) {
      steps.add(Step.of(IsamDialect.describe(ont.ref(), wanted.description()), described(ont)));
    }
    if (!ont.active()) {
      steps.add(Step.of(IsamDialect.admin(ont.ref(), true), IsamDialect.admin(ont.ref(), false)));
    }
    lines(ont.ref()).stream()
        .filter(line -> !line.isIn(view.lines()))
        .forEach(line -> steps.add(line.step(view.lines())));
    return steps;
  }

  /** The old description; one that cannot be entered is listed when it is lost. */
  private static Request[] described(OntState ont) {
    try {
      return ont.description().isEmpty()
          ? new Request[] {}
          : new Request[] {IsamDialect.describe(ont.ref(), ont.description())};
    } catch (DeviceException e) {
      return new Request[] {};
    }
  }

  private List<IsamLine> lines(OntRef ref) {
    List<IsamLine> lines = new ArrayList<>();
    if (!wanted.type().isEmpty()) {
      lines.add(IsamDialect.planned(ref, wanted.type()));
    }
    wanted.service().ifPresent(service -> lines.addAll(IsamDialect.service(ref, service)));
    return lines;
  }

  private boolean isDescribed(OntState ont) {
    return wanted.description().isEmpty() || ont.description().equals(wanted.description());
  }

  private boolean isRightPlace(OntState ont) {
    return ont.ref().port().equals(wanted.port())
        && (wanted.ont().isEmpty() || wanted.ont().getAsInt() == ont.ref().ont());
  }

  private int number(List<OntState> neighbours) {
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
}
