package io.dotmac.sub.devices.mikrotik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceId;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Limits;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.nas.NasDriver;
import io.dotmac.sub.devices.simulator.RosRestSimulator;
import io.dotmac.sub.devices.simulator.SimulatedRouteros;
import io.dotmac.sub.devices.simulator.SshSimulator;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosExportTest {
  private static final Credential LOGIN = Credential.of("admin", "s3cr3t-login");

  private final SimulatedRouteros router = new SimulatedRouteros("edge-1");

  @Test
  void aConfigurationIsReadWholeWithItsSecretsAndFromAnOldVersionToo() {
    try (SshSimulator server = SshSimulator.start(router, LOGIN);
        Driver driver = Devices.network()
            .open(
                "mikrotik-routeros",
                DeviceTarget.of("edge-1", Protocol.SSH, server.address(), LOGIN, server.pin()))) {
      NasDriver nas = driver.require(NasDriver.class);
      nas.planListAddress("blocked", "192.0.2.7", "failure: not one").apply();

      assertThat(nas.configuration()).contains("/ip firewall address-list").contains("192.0.2.7");

      router
          .faults()
          .refuse(1, "/export show-sensitive", "expected end of command (line 1 column 9)");
      assertThatThrownBy(nas::configuration)
          .isInstanceOfSatisfying(
              DeviceException.class,
              e -> assertThat(e.error()).isInstanceOf(DeviceError.Rejected.class));
      assertThat(router.log()).contains("/export");
    }
  }

  @Test
  void otherWaysToARouterDoNotGiveIt() {
    try (RosRestSimulator server = RosRestSimulator.start(router, LOGIN);
        Driver driver = Devices.network()
            .open(
                "mikrotik-routeros",
                new DeviceTarget(
                    new DeviceId("edge-1"),
                    Protocol.HTTP,
                    server.address(),
                    LOGIN,
                    Optional.empty(),
                    Set.of(),
                    Limits.usual()))) {
      assertThatThrownBy(() -> driver.require(NasDriver.class).configuration())
          .isInstanceOfSatisfying(
              DeviceException.class,
              e -> assertThat(e.error()).isInstanceOf(DeviceError.Unsupported.class));
    }
  }
}
