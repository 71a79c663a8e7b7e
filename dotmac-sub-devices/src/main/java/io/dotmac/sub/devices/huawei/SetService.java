package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.ServicePort;
import io.dotmac.sub.devices.plan.Step;
import java.util.List;
import java.util.Optional;

/** A flow with exactly these limits: from what an ONT has to steps. Pure. */
record SetService(OntRef ont, OntService service) {
  SmartaxChange change() {
    return new SmartaxChange(
        "set VLAN " + service.vlan() + " of " + ont,
        session -> OntView.of(session, ont),
        this::steps,
        view -> flow(view).filter(port -> isLimited(port, view)).isPresent(),
        true);
  }

  private List<Step> steps(OntView view) {
    SmartaxChange.required(view, ont);
    Optional<ServicePort> flow = flow(view);
    if (flow.isEmpty()) {
      return List.of(Authorization.addService(ont, view.ports(), service));
    }
    return isLimited(flow.get(), view) ? List.of() : replace(flow.get(), view);
  }

  /** Other limits are another flow in the place of the old one: for a moment there is none. */
  private List<Step> replace(ServicePort port, OntView view) {
    var remove = SmartaxDialect.removeServicePort(port.index());
    Step first = SmartaxDriver.service(port, view)
        .map(old -> Step.of(remove, SmartaxDialect.restore(port, old)))
        .orElseGet(() -> Step.of(remove));
    return List.of(first, Step.of(SmartaxDialect.restore(port, service), remove));
  }

  private Optional<ServicePort> flow(OntView view) {
    return view.ports().stream()
        .filter(port -> Authorization.has(List.of(port), service))
        .findFirst();
  }

  private boolean isLimited(ServicePort port, OntView view) {
    Optional<int[]> tables = SmartaxReadings.trafficTables(view.portsText(), port.index());
    return service.inboundTable().isEmpty()
        ? tables.isEmpty()
        : tables
            .filter(it -> it[0] == service.inboundTable().getAsInt()
                && it[1] == service.outboundTable().orElse(-1))
            .isPresent();
  }
}
