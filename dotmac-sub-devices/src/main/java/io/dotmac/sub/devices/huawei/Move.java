package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.olt.ServicePort;
import io.dotmac.sub.devices.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An ONT from one place to another. A device has a serial number once, so the ONT leaves before it
 * comes; if it cannot come, it goes back with everything it had. Pure.
 */
record Move(OntState ont, OntSerial serial, List<OntService> services, PonPort to) {
  Move {
    services = List.copyOf(services);
  }

  /** Of what was read at its place; throws when it cannot be told how to put it there again. */
  static Move of(OntView view, OntRef from, PonPort to) {
    OntState ont = SmartaxChange.required(view, from);
    if (!ont.active()) {
      throw new DeviceException(
          new DeviceError.Conflict("the ONT " + from, "it is suspended, resume it first"));
    }
    List<OntService> services = new ArrayList<>();
    for (ServicePort port : view.ports()) {
      services.add(SmartaxDriver.service(port, view)
          .orElseThrow(() -> new DeviceException(new DeviceError.Unsupported(
              "moving the service port " + port.index() + ", which is of another kind"))));
    }
    boolean known = ont.serial().isPresent()
        && ont.lineProfile().isPresent()
        && ont.serviceProfile().isPresent();
    if (!known) {
      throw new DeviceException(new DeviceError.ProtocolViolation(
          "the device does not say serial number and profiles of " + from));
    }
    SmartaxDialect.quoted("description", ont.description());
    return new Move(ont, ont.serial().get(), services, to);
  }

  SmartaxChange change() {
    return new SmartaxChange(
        "move " + ont.ref() + " to " + to,
        session -> OntView.of(session, serial, to),
        this::steps,
        this::reached,
        true);
  }

  private OntAuthorization at(PonPort port) {
    return new OntAuthorization(
        port,
        serial,
        ont.lineProfile().getAsInt(),
        ont.serviceProfile().getAsInt(),
        ont.description(),
        Optional.empty(),
        OptionalInt.empty());
  }

  List<Step> steps(OntView view) {
    OntState now = SmartaxChange.required(view, ont.ref());
    if (now.ref().port().equals(to)) {
      return List.of();
    } else if (!now.ref().equals(ont.ref())) {
      throw new DeviceException(
          new DeviceError.Conflict("the ONT " + serial, "it is at " + now.ref() + " by now"));
    }
    if (view.ports().size() != services.size()) {
      throw new DeviceException(
          new DeviceError.Conflict("the ONT " + serial, "its services changed, plan again"));
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < services.size(); i++) {
      ServicePort port = view.ports().get(i);
      steps.add(Step.of(
          SmartaxDialect.removeServicePort(port.index()),
          SmartaxDialect.restore(port, services.get(i))));
    }
    steps.addAll(SmartaxChange.onBoard(
        ont.ref(),
        Step.of(
            SmartaxDialect.ont("delete", ont.ref()),
            SmartaxDialect.add(at(ont.ref().port()), ont.ref().ont()))));
    steps.addAll(new Authorization(at(to)).admit(view));
    OntRef there = new OntRef(to, new Authorization(at(to)).number(view.neighbours()));
    List<ServicePort> added = new ArrayList<>();
    for (OntService service : services) {
      steps.add(Authorization.addService(there, added, service));
      added.add(new ServicePort(
          0, service.vlan(), there, service.gemport(), OptionalInt.of(service.userVlan()), true));
    }
    return steps;
  }

  boolean reached(OntView view) {
    return view.ont().filter(it -> it.ref().port().equals(to)).isPresent()
        && view.ont().get().description().equals(ont.description())
        && Authorization.profiles(
                view.ont().get(),
                ont.lineProfile().getAsInt(),
                ont.serviceProfile().getAsInt())
            .isEmpty()
        && services.stream().allMatch(service -> Authorization.has(view.ports(), service));
  }
}
