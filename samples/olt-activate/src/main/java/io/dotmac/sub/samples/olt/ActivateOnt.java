package io.dotmac.sub.samples.olt;

import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.UnconfiguredOnt;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import java.util.function.Predicate;

/** Lets the first ONT in that shows itself on a line terminal. */
public final class ActivateOnt {
  private ActivateOnt() {}

  // [activate]
  /** What became of it; the plan is shown to {@code approval} first. */
  public static PlanResult activate(DeviceTarget target, int vlan, Predicate<Plan> approval) {
    try (Driver driver = Devices.network().open("huawei-smartax", target)) {
      OltDriver olt = driver.require(OltDriver.class);
      UnconfiguredOnt ont = olt.discover().stream()
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no ONT shows itself"));
      Plan plan = olt.planAuthorize(OntAuthorization.of(
          ont.port(), ont.serial().orElseThrow(), 10, 10, OntService.vlan(vlan)));
      return approval.test(plan) ? plan.apply() : new PlanResult.Unchanged();
    }
  }
  // [end]
}
