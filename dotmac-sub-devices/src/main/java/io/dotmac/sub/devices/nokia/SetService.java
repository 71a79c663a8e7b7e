package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The service of what an ONT sends without a tag, with exactly these limits. Pure.
 *
 * @param lines what is configured then
 * @param lifted the limit that the service has not
 */
record SetService(OntRef ont, int vlan, List<IsamLine> lines, Optional<IsamLine> lifted) {
  static SetService of(OntRef ont, OntService service) {
    return new SetService(
        ont,
        service.vlan(),
        IsamDialect.service(ont, service),
        service.upstreamProfile().isEmpty()
            ? Optional.of(IsamDialect.limit(ont, "any"))
            : Optional.empty());
  }

  List<Step> steps(List<String> configuration) {
    if (configuration.stream().noneMatch(line -> line.contains(" planned-card-type "))) {
      throw new DeviceException(new DeviceError.NotFound(
          "the card of the ONT " + ont + ": it is planned when the ONT is let in with a type"));
    }
    IsamDialect.untagged(ont, vlan)
        .old(configuration)
        .filter(other -> !other.equals(String.valueOf(vlan)))
        .ifPresent(other -> {
          throw new DeviceException(new DeviceError.Conflict(
              "what the ONT " + ont + " sends without a tag", "it goes to VLAN " + other));
        });
    List<Step> steps = new ArrayList<>();
    lines.stream()
        .filter(line -> !line.isIn(configuration))
        .forEach(line -> steps.add(line.step(configuration)));
    lifted.flatMap(line -> line.removal(configuration)).ifPresent(steps::add);
    return steps;
  }

  boolean isIn(List<String> configuration) {
    return lines.stream().allMatch(line -> line.isIn(configuration))
        && lifted.flatMap(line -> line.old(configuration)).isEmpty();
  }
}
