package io.dotmac.sub.devices.mikrotik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceId;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.HostKeyPin;
import io.dotmac.sub.devices.device.Limits;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.nas.NasDriver;
import io.dotmac.sub.devices.simulator.RosRestSimulator;
import io.dotmac.sub.devices.simulator.SimulatedRouteros;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Certificates that routers make for themselves. */
class RosTlsWireTest {
  private static final Credential LOGIN = Credential.of("admin", "s3cr3t-login");

  private final SimulatedRouteros router = new SimulatedRouteros("edge-1");

  @Test
  void aCertificateCountsByItsPinnedKeyAlone() {
    try (RosRestSimulator rest = RosRestSimulator.startWithTls(router, LOGIN);
        Driver driver = Devices.network()
            .open(
                "mikrotik-routeros",
                DeviceTarget.of(
                    "edge-1", Protocol.HTTPS, rest.address(), LOGIN, rest.pin().orElseThrow()))) {
      assertThat(driver.require(NasDriver.class).interfaces()).hasSize(1);
    }
  }

  @Test
  void aCertificateWithAnotherKeyGetsNeitherLoginNorRequest() {
    HostKeyPin other = new HostKeyPin("SHA256:" + "B".repeat(43));
    try (RosRestSimulator rest = RosRestSimulator.startWithTls(router, LOGIN);
        Driver driver = Devices.network()
            .open(
                "mikrotik-routeros",
                DeviceTarget.of("edge-1", Protocol.HTTPS, rest.address(), LOGIN, other))) {
      NasDriver nas = driver.require(NasDriver.class);

      assertThatThrownBy(nas::interfaces)
          .isInstanceOfSatisfying(
              DeviceException.class,
              e -> assertThat(e.error())
                  .isEqualTo(new DeviceError.HostKeyMismatch(
                      other.fingerprint(), rest.pin().orElseThrow().fingerprint())));
      assertThat(router.log()).isEmpty();
    }
  }

  @Test
  void withoutAPinnedKeyThereIsNoEncryptedDevice() {
    try (RosRestSimulator rest = RosRestSimulator.startWithTls(router, LOGIN)) {
      assertThatThrownBy(() -> new DeviceTarget(
              new DeviceId("edge-1"),
              Protocol.HTTPS,
              rest.address(),
              LOGIN,
              Optional.empty(),
              Set.of(),
              Limits.usual()))
          .hasMessageContaining("pinned key");
    }
  }
}
