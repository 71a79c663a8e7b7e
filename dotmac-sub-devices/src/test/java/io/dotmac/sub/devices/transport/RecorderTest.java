package io.dotmac.sub.devices.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceId;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.HostKeyPin;
import io.dotmac.sub.devices.device.Limits;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.nas.NasDriver;
import io.dotmac.sub.devices.nas.PppAccount;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.simulator.RosApiSimulator;
import io.dotmac.sub.devices.simulator.RosRestSimulator;
import io.dotmac.sub.devices.simulator.SimulatedRouteros;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SshSimulator;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecorderTest {
  private static final Credential LOGIN =
      Credential.of("admin", "pl4nted-login").enabledBy("pl4nted-enable");
  private static final String NASTY = "pl4nted \"x\" $y ?z \\";

  private static DeviceTarget target(Protocol protocol, InetSocketAddress at, HostKeyPin pin) {
    return new DeviceTarget(
        new DeviceId("device-1"),
        protocol,
        at,
        LOGIN,
        protocol.encrypted() ? Optional.of(pin) : Optional.empty(),
        Set.of(),
        Limits.usual());
  }

  @Test
  void whatALineTerminalIsAskedAndAnswersIsKeptWithoutItsPasswords() {
    SimulatedSmartax olt =
        new SimulatedSmartax("olt-1").protectedBy("pl4nted-enable").plug("HWTC00AABB01", "0/1/0");
    Recorder recorder = new Recorder(64_000);
    try (SshSimulator ssh = SshSimulator.start(olt, LOGIN);
        Driver driver = Devices.network()
            .open("huawei-smartax", target(Protocol.SSH, ssh.address(), ssh.pin()), recorder)) {
      driver.require(OltDriver.class).discover();
    }

    Recording said = recorder.recording();
    assertThat(said.omitted()).isZero();
    assertThat(said.text())
        .contains("> display ont autofind all", "HWTC-00AABB01", "olt-1(config)#")
        .doesNotContain("pl4nted");
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void noSecretThatARouterIsToldOrTellsIsKept(Protocol protocol) {
    SimulatedRouteros router = new SimulatedRouteros("edge-1");
    Recorder recorder = new Recorder(64_000);
    try (SshSimulator ssh = SshSimulator.start(router, LOGIN);
        RosRestSimulator rest = RosRestSimulator.start(router, LOGIN);
        RosApiSimulator api = RosApiSimulator.start(router, LOGIN)) {
      InetSocketAddress address = switch (protocol) {
        case SSH -> ssh.address();
        case HTTP -> rest.address();
        default -> api.address();
      };
      try (Driver driver = Devices.network()
          .open("mikrotik-routeros", target(protocol, address, ssh.pin()), recorder)) {
        NasDriver nas = driver.require(NasDriver.class);
        nas.planPppAccount(new PppAccount("ada", NASTY, "20M", "any", false)).apply();
        // The second one reads the first one's password.
        nas.planPppAccount(new PppAccount("ada", "pl4nted-2", "20M", "any", true))
            .apply();
      }
    }

    assertThat(recorder.recording().text()).contains("ada", "20M").doesNotContain("pl4nted");
    assertThat(recorder.recording().exchanges().toString()).doesNotContain("pl4nted");
  }

  @Test
  void aRefusalIsKeptToo() {
    SimulatedSmartax olt = new SimulatedSmartax("olt-1");
    Recorder recorder = new Recorder(10_000);
    try (SshSimulator ssh = SshSimulator.start(olt, Credential.of("admin", "another"));
        Driver driver = Devices.network()
            .open("huawei-smartax", target(Protocol.SSH, ssh.address(), ssh.pin()), recorder)) {
      assertThatThrownBy(() -> driver.require(OltDriver.class).discover())
          .isInstanceOf(DeviceException.class);
    }
    // Nobody was logged in: nothing was said on a terminal.
    assertThat(recorder.recording()).isEqualTo(Recording.NONE);
  }

  @Test
  void theOldestGoesFirstAndThatIsSaid() {
    SimulatedSmartax olt = new SimulatedSmartax("olt-1").plug("HWTC00AABB01", "0/1/0");
    Recorder recorder = new Recorder(900);
    try (SshSimulator ssh = SshSimulator.start(olt, LOGIN);
        Driver driver = Devices.network()
            .open("huawei-smartax", target(Protocol.SSH, ssh.address(), ssh.pin()), recorder)) {
      for (int i = 0; i < 20; i++) {
        driver.require(OltDriver.class).discover();
      }
    }

    Recording said = recorder.recording();
    assertThat(said.omitted()).isPositive();
    assertThat(said.text())
        .startsWith("(" + said.omitted() + " earlier exchanges were not kept)")
        .contains("> display ont autofind all")
        .hasSizeLessThan(2_000);
  }
}
