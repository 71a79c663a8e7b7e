package io.dotmac.sub.samples.olt;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SshSimulator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivateOntTest {
  private static final Credential LOGIN = Credential.of("provisioning", "not for production");

  @Test
  void theOntIsLetInByTheCommandsThatWereApproved() {
    SimulatedSmartax olt = new SimulatedSmartax("olt").plug("HWTC00AABB01", "0/1/0");
    List<String> approved = new ArrayList<>();
    try (SshSimulator server = SshSimulator.start(olt, LOGIN)) {
      DeviceTarget target =
          DeviceTarget.of("olt-1", Protocol.SSH, server.address(), LOGIN, server.pin());

      PlanResult result =
          ActivateOnt.activate(target, 100, plan -> approved.addAll(plan.commands()));

      assertThat(result).isInstanceOf(PlanResult.Applied.class);
      assertThat(olt.changes()).isEqualTo(approved);
      assertThat(olt.state()).hasSize(2);
    }
  }
}
