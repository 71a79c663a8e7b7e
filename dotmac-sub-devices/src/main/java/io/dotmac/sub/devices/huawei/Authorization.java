package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.ServicePort;
import io.dotmac.sub.devices.plan.Request;
import io.dotmac.sub.devices.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Letting an ONT in, and giving it services: from the state of a port to steps. Pure. */
final class Authorization {
  private static final int ONTS_OF_A_PORT = 128;

  private final OntAuthorization wanted;

  Authorization(OntAuthorization wanted) {
    this.wanted = wanted;
  }

  SmartaxChange change() {
    return new SmartaxChange(
        "authorize " + wanted.serial() + " on " + wanted.port(),
        session -> OntView.of(session, wanted.serial(), wanted.port()),
        this::steps,
        this::reached,
        true);
  }

  List<Step> steps(OntView view) {
    return view.ont().map(ont -> adjust(view, ont)).orElseGet(() -> admit(view));
  }

  boolean reached(OntView view) {
    return view.ont().filter(this::isRightPlace).filter(this::isAsWanted).isPresent()
        && wanted.service().stream().allMatch(service -> has(view.ports(), service));
  }

  /** The ONT is there: is it the one that is wanted, and what does it lack? */
  private List<Step> adjust(OntView view, OntState ont) {
    if (!isRightPlace(ont)) {
      throw new DeviceException(new DeviceError.Conflict(
          "the serial number " + wanted.serial(), "it is authorized at " + ont.ref()));
    }
    List<Step> steps = new ArrayList<>();
    if (!isAsWanted(ont)) {
      steps.addAll(modify(ont));
    }
    wanted
        .service()
        .filter(service -> !has(view.ports(), service))
        .ifPresent(service -> steps.add(addService(ont.ref(), view.ports(), service)));
    return steps;
  }

  private List<Step> modify(OntState ont) {
    List<Step> steps =
        new ArrayList<>(profiles(ont, wanted.lineProfile(), wanted.serviceProfile()));
    if (!ont.description().equals(described())) {
      steps.add(Step.of(
          SmartaxDialect.modifyDescription(ont.ref(), described()),
          safeText(ont.description())
              .map(old -> List.<Request>of(SmartaxDialect.modifyDescription(ont.ref(), old)))
              .orElse(List.of())
              .toArray(Request[]::new)));
    }
    return SmartaxChange.onBoard(ont.ref(), steps.toArray(Step[]::new));
  }

  /** The steps to other profiles; none when the ONT has them. */
  static List<Step> profiles(OntState ont, int lineProfile, int serviceProfile) {
    List<Step> steps = new ArrayList<>();
    if (!ont.lineProfile().equals(OptionalInt.of(lineProfile))) {
      steps.add(profile(ont.ref(), "ont-lineprofile-id ", lineProfile, ont.lineProfile()));
    }
    if (!ont.serviceProfile().equals(OptionalInt.of(serviceProfile))) {
      steps.add(profile(ont.ref(), "ont-srvprofile-id ", serviceProfile, ont.serviceProfile()));
    }
    return steps;
  }

  private static Step profile(OntRef ref, String kind, int id, OptionalInt old) {
    Request set = SmartaxDialect.modify(ref, kind + id);
    return old.isPresent()
        ? Step.of(set, SmartaxDialect.modify(ref, kind + old.getAsInt()))
        : Step.of(set);
  }

  private static Optional<String> safeText(String old) {
    try {
      SmartaxDialect.quoted("description", old);
      return old.isEmpty() ? Optional.empty() : Optional.of(old);
    } catch (DeviceException e) {
      return Optional.empty();
    }
  }

  List<Step> admit(OntView view) {
    OntRef ref = new OntRef(wanted.port(), number(view.neighbours()));
    List<Step> steps = new ArrayList<>(SmartaxChange.onBoard(
        ref, Step.of(SmartaxDialect.add(wanted, ref.ont()), SmartaxDialect.ont("delete", ref))));
    wanted.service().ifPresent(service -> steps.add(addService(ref, List.of(), service)));
    return steps;
  }

  int number(List<OntState> neighbours) {
    Set<Integer> taken =
        neighbours.stream().map(each -> each.ref().ont()).collect(Collectors.toSet());
    if (wanted.ont().isEmpty()) {
      return IntStream.range(0, ONTS_OF_A_PORT)
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

  private boolean isRightPlace(OntState ont) {
    return ont.ref().port().equals(wanted.port())
        && (wanted.ont().isEmpty() || wanted.ont().getAsInt() == ont.ref().ont());
  }

  private boolean isAsWanted(OntState ont) {
    return ont.lineProfile().equals(OptionalInt.of(wanted.lineProfile()))
        && ont.serviceProfile().equals(OptionalInt.of(wanted.serviceProfile()))
        && (wanted.description().isEmpty() || ont.description().equals(described()));
  }

  private String described() {
    return wanted.description();
  }

  static boolean has(List<ServicePort> ports, OntService service) {
    return ports.stream()
        .anyMatch(port -> port.vlan() == service.vlan()
            && port.gemport() == service.gemport()
            && (port.userVlan().isEmpty() || port.userVlan().getAsInt() == service.userVlan()));
  }

  /**
   * A new flow. Its index is the device's choice, so it is taken back by what it hangs on; where
   * that would take another flow along, there is no undo, and it is listed if it is left over.
   */
  static Step addService(OntRef ref, List<ServicePort> others, OntService service) {
    Request add = SmartaxDialect.servicePort(ref, service);
    if (others.isEmpty()) {
      return Step.of(add, SmartaxDialect.removeServicePorts(ref));
    }
    return others.stream().noneMatch(port -> port.gemport() == service.gemport())
        ? Step.of(add, SmartaxDialect.removeServicePorts(ref, service.gemport()))
        : Step.of(add);
  }
}
