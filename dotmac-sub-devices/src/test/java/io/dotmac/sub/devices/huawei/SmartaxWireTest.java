package io.dotmac.sub.devices.huawei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.HostKeyPin;
import io.dotmac.sub.devices.device.Limits;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.simulator.Faults;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SshSimulator;
import io.dotmac.sub.devices.transport.SshShell;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over a real SSH server. */
class SmartaxWireTest {
  private static final Credential LOGIN = Credential.of("admin", "s3cr3t-login");
  private static final OntAuthorization WANTED = OntAuthorization.of(
      new PonPort(0, 1, 0),
      OntSerial.parse("HWTC00AABB01").orElseThrow(),
      10,
      10,
      OntService.vlan(100));

  private final SimulatedSmartax olt =
      new SimulatedSmartax("MA5800-X7").plug("HWTC00AABB01", "0/1/0");
  private final SshSimulator server = SshSimulator.start(olt, LOGIN);
  private final Devices devices = Devices.network();

  @AfterEach
  void stop() {
    server.close();
  }

  private DeviceTarget target() {
    return DeviceTarget.of("olt-1", Protocol.SSH, server.address(), LOGIN, server.pin());
  }

  private Driver open(DeviceTarget target) {
    return devices.open("huawei-smartax", target);
  }

  @Test
  void anOntIsFoundAuthorizedAndReadBackAndThePlanIsWhatTheDeviceGot() {
    try (Driver driver = open(target())) {
      OltDriver device = driver.require(OltDriver.class);

      assertThat(device.discover()).singleElement().satisfies(ont -> {
        assertThat(ont.serial()).contains(WANTED.serial());
        assertThat(ont.model()).isEqualTo("EG8145V5");
      });
      Plan plan = device.planAuthorize(WANTED.describedAs("cust-1"));
      assertThat(plan.apply()).isInstanceOf(PlanResult.Applied.class);

      assertThat(olt.changes()).isEqualTo(plan.commands());
      assertThat(device.find(WANTED.serial())).isPresent();
      assertThat(device.discover()).isEmpty();
    }
  }

  @Test
  void pagersAlarmsAndAQuestionForThePrivilegedPasswordChangeNoAnswer() {
    olt.paging(true).protectedBy("en4ble-me").faults().alarms(true);
    Credential both = Credential.of("admin", "s3cr3t-login").enabledBy("en4ble-me");

    try (Driver driver = open(target().with(both))) {
      OltDriver device = driver.require(OltDriver.class);
      assertThat(device.planAuthorize(WANTED).apply()).isInstanceOf(PlanResult.Applied.class);

      assertThat(device.states(WANTED.port()))
          .singleElement()
          .satisfies(ont -> assertThat(ont.serial()).contains(WANTED.serial()));
      assertThat(olt.log()).doesNotContain("en4ble-me");
    }
  }

  @Test
  void aChangedHostKeyIsRefusedBeforeAnythingIsSent() {
    HostKeyPin other = new HostKeyPin("SHA256:" + "A".repeat(43));

    try (Driver driver = open(target().with(other))) {
      assertThatThrownBy(() -> driver.require(OltDriver.class).discover())
          .isInstanceOfSatisfying(
              DeviceException.class,
              e -> assertThat(e.error())
                  .isEqualTo(new DeviceError.HostKeyMismatch(
                      other.fingerprint(), server.pin().fingerprint())));
    }

    assertThat(olt.log()).isEmpty();
    assertThat(SshShell.shownBy(server.address(), Duration.ofSeconds(10), Set.of()))
        .isEqualTo(server.pin());
  }

  @Test
  void aRefusedLoginIsSaidSoWithoutThePasswordAndNotTriedAgainAtOnce() {
    Credential wrong = Credential.of("admin", "wr0ng-passw0rd");

    try (Driver driver = open(target().with(wrong))) {
      OltDriver device = driver.require(OltDriver.class);
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(device::discover).isInstanceOfSatisfying(DeviceException.class, e -> {
          assertThat(e.error()).isInstanceOf(DeviceError.AuthenticationFailed.class);
          assertThat(e).hasNoCause();
          assertThat(e.toString()).doesNotContain("wr0ng-passw0rd");
        });
      }
    }
  }

  @Test
  void aDeviceThatIsNotThereIsUnreachable() {
    DeviceTarget gone = target();
    server.close();

    try (Driver driver = open(gone)) {
      assertThatThrownBy(() -> driver.require(OltDriver.class).discover())
          .isInstanceOfSatisfying(
              DeviceException.class,
              e -> assertThat(e.error()).isInstanceOf(DeviceError.Unreachable.class));
    }
  }

  @Test
  void anAnswerThatNeverComesIsTimedOutAndTheDeviceIsAskedWhatItDid() {
    Limits quick = Limits.usual().answeringWithin(Duration.ofSeconds(4));
    olt.faults().once(Faults.Kind.SILENT_AFTER, "ont add");

    try (Driver driver = open(target().with(quick))) {
      PlanResult result = driver.require(OltDriver.class).planAuthorize(WANTED).apply();

      assertThat(result)
          .isInstanceOfSatisfying(
              PlanResult.RejectedRolledBack.class,
              rejected -> assertThat(rejected.error()).isInstanceOf(DeviceError.TimedOut.class));
      assertThat(olt.state()).isEmpty();
    }
  }

  @Test
  void writersOfOneDeviceTakeTurns() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Driver driver = open(target())) {
      OltDriver device = driver.require(OltDriver.class);
      var results = threads.invokeAll(IntStream.range(0, 4)
          .<Callable<PlanResult>>mapToObj(i -> () -> device
              .planAuthorize(OntAuthorization.of(
                  new PonPort(0, 1, i),
                  new OntSerial("HWTC", 0x100 + i),
                  10,
                  10,
                  OntService.vlan(100)))
              .apply())
          .toList());

      for (Future<PlanResult> result : results) {
        assertThat(result.get()).isInstanceOf(PlanResult.Applied.class);
      }
      assertThat(olt.changes())
          .filteredOn(line -> line.startsWith("interface") || line.equals("quit"))
          .containsExactly(
              "interface gpon 0/1",
              "quit",
              "interface gpon 0/1",
              "quit",
              "interface gpon 0/1",
              "quit",
              "interface gpon 0/1",
              "quit");
    } finally {
      threads.shutdown();
    }
  }
}
