package io.dotmac.sub.devices.nokia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.simulator.Faults;
import io.dotmac.sub.devices.simulator.SimulatedIsam;
import io.dotmac.sub.devices.simulator.SshSimulator;
import io.dotmac.sub.devices.testing.InMemory;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsamDriverTest {
  private static final PonPort PORT = new PonPort(1, 1, 16);
  private static final OntRef FIRST = new OntRef(PORT, 1);
  private static final OntSerial SERIAL = OntSerial.parse("ALCLB483BA51").orElseThrow();
  private static final OntService SERVICE = OntService.vlan(100).shapedBy("UP-100M", "");
  private static final OntAuthorization WANTED =
      OntAuthorization.ofType(PORT, SERIAL, "ethernet", SERVICE).describedAs("cust 1");

  private final SimulatedIsam device = new SimulatedIsam().plug(SERIAL.toString(), "1/1/1/16");
  private final OltDriver driver = new IsamProvider()
      .open(InMemory.target(Protocol.SSH), InMemory.shells(device))
      .require(OltDriver.class);

  @Test
  void eachCommandNamesTheWholePath() {
    assertThat(driver.planAuthorize(WANTED).commands())
        .containsExactly(
            "configure equipment ont interface 1/1/1/16/1 sw-ver-pland disabled desc1 \"cust 1\""
                + " sernum ALCL:B483BA51 subslocid WILDCARD fec-up disable",
            "configure equipment ont interface 1/1/1/16/1 admin-state up",
            "configure equipment ont slot 1/1/1/16/1/1 planned-card-type ethernet"
                + " plndnumdataports 1 plndnumvoiceports 0",
            "configure qos interface 1/1/1/16/1/1/1 upstream-queue 0 bandwidth-profile"
                + " name:UP-100M",
            "configure interface port uni:1/1/1/16/1/1/1 admin-up",
            "configure bridge port 1/1/1/16/1/1/1 max-unicast-mac 32",
            "configure bridge port 1/1/1/16/1/1/1 vlan-id 100",
            "configure bridge port 1/1/1/16/1/1/1 pvid 100");
  }

  @Test
  void anOntIsRestartedOnceAndOneThatIsOffIsRefused() {
    driver.planAuthorize(WANTED).apply();

    Plan plan = driver.planReboot(FIRST);
    assertThat(plan.commands())
        .containsExactly("admin equipment ont interface 1/1/1/16/1 reboot with-active-image");
    assertThat(plan.apply()).isEqualTo(new PlanResult.Applied(plan.commands()));
    assertThat(device.reboots(SERIAL.toString())).isEqualTo(1);

    Plan lost = driver.planReboot(FIRST);
    device.faults().once(Faults.Kind.DROP_AFTER, "admin equipment");
    assertThat(lost.apply()).isInstanceOf(PlanResult.Unknown.class);
    device.power(SERIAL.toString(), false);
    assertThat(driver.planReboot(FIRST).apply())
        .isInstanceOfSatisfying(
            PlanResult.RejectedRolledBack.class,
            rejected -> assertThat(rejected.error())
                .isInstanceOfSatisfying(
                    DeviceError.Rejected.class,
                    no -> assertThat(no.code()).isEqualTo(RejectionCode.OFFLINE)));
  }

  @Test
  void anOntIsReadWithItsStateItsOpticsAndItsConfiguration() {
    assertThat(driver.planAuthorize(WANTED).apply()).isInstanceOf(PlanResult.Applied.class);

    assertThat(driver.state(FIRST)).hasValueSatisfying(ont -> {
      assertThat(ont.serial()).contains(SERIAL);
      assertThat(ont.description()).isEqualTo("cust 1");
      assertThat(ont.distanceMeters()).hasValue(1200);
    });
    assertThat(driver.optics(PORT)).singleElement().satisfies(optics -> {
      assertThat(optics.rxDbm()).contains(new BigDecimal("-18.999"));
      assertThat(optics.oltRxDbm()).contains(new BigDecimal("-20.2"));
    });
    assertThat(driver.configuration()).contains("sernum ALCL:B483BA51");

    device.power(SERIAL.toString(), false);
    assertThat(driver.states(PORT)).extracting(OntState::run).containsExactly(OntState.Run.OFFLINE);
    assertThat(driver.optics(PORT)).isEmpty();
    assertThat(driver.states(new PonPort(1, 2, 1))).isEmpty();
  }

  @Test
  void aSecondServiceIsAddedOnceAndNeedsAnOnt() {
    OntService second = OntService.vlan(200);
    assertThatThrownBy(() -> driver.planAddService(FIRST, second))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.NotFound.class));
    driver.planAuthorize(WANTED).apply();

    assertThat(driver.planAddService(FIRST, second).apply()).isInstanceOf(PlanResult.Applied.class);

    assertThat(driver.planAddService(FIRST, second).isEmpty()).isTrue();
    assertThat(device.state()).contains("configure bridge port 1/1/1/16/1/1/1 vlan-id 200");
  }

  @Test
  void aServiceComesAfterTheOntAndItsLimitIsChangedInPlace() {
    OntAuthorization alone = new OntAuthorization(
        PORT, SERIAL, 0, 0, "", java.util.Optional.empty(), java.util.OptionalInt.empty(), "veip");
    driver.planAuthorize(alone).apply();

    assertThat(driver.planSetService(FIRST, SERVICE).apply())
        .isInstanceOf(PlanResult.Applied.class);
    assertThat(driver.planAuthorize(alone).isEmpty()).isTrue();
    Plan faster = driver.planSetService(FIRST, SERVICE.shapedBy("UP-50M", ""));
    assertThat(faster.steps()).singleElement().satisfies(step -> {
      assertThat(step.request().shown()).endsWith("bandwidth-profile name:UP-50M");
      assertThat(step.undo().get(0).shown()).endsWith("bandwidth-profile name:UP-100M");
    });
    assertThat(driver.planSetService(FIRST, OntService.vlan(100)).commands())
        .containsExactly(
            "configure qos interface 1/1/1/16/1/1/1 upstream-queue 0 no bandwidth-profile");
    assertThatThrownBy(() -> driver.planSetService(FIRST, OntService.vlan(200)))
        .hasMessageContaining("VLAN 100");
  }

  @Test
  void anOntWithoutACardHasNoService() {
    OntAuthorization alone = new OntAuthorization(
        PORT, SERIAL, 0, 0, "", java.util.Optional.empty(), java.util.OptionalInt.empty());
    driver.planAuthorize(alone).apply();

    assertThatThrownBy(() -> driver.planSetService(FIRST, SERVICE))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("let in with a type");
  }

  @Test
  void whatDiffersIsChangedAndTheRestIsLeftAlone() {
    driver.planAuthorize(WANTED).apply();
    driver.planSuspend(FIRST).apply();

    Plan plan = driver.planAuthorize(WANTED.describedAs("cust 2"));

    assertThat(plan.commands())
        .containsExactly(
            "configure equipment ont interface 1/1/1/16/1 desc1 \"cust 2\"",
            "configure equipment ont interface 1/1/1/16/1 admin-state up");
    assertThat(plan.apply()).isInstanceOf(PlanResult.Applied.class);
  }

  @Test
  void valuesThatADeviceCannotTakeAreRefusedByNameBeforeAnythingIsSent() {
    OntService translated =
        new OntService(100, 200, 1, java.util.OptionalInt.empty(), java.util.OptionalInt.empty());
    for (OntAuthorization bad : List.of(
        OntAuthorization.ofType(PORT, SERIAL, "", SERVICE),
        OntAuthorization.ofType(PORT, SERIAL, "toaster", SERVICE),
        OntAuthorization.ofType(PORT, SERIAL, "ethernet", translated),
        OntAuthorization.ofType(PORT, SERIAL, "ethernet", SERVICE.limitedBy(1, 1)),
        OntAuthorization.ofType(PORT, SERIAL, "veip", SERVICE.shapedBy("A B", "")),
        WANTED.describedAs("a\"b"))) {
      assertThatThrownBy(() -> driver.planAuthorize(bad))
          .isInstanceOfSatisfying(
              DeviceException.class,
              e -> assertThat(e.error()).isInstanceOf(DeviceError.Invalid.class));
    }
    assertThat(device.changes()).isEmpty();
  }

  @Test
  void overARealSshServerPagersAndAlarmsChangeNothing() {
    Credential login = Credential.of("isadmin", "s3cr3t-login");
    device.paging(true).faults().alarms(true);
    try (SshSimulator server = SshSimulator.start(device, login)) {
      DeviceTarget target =
          DeviceTarget.of("olt-1", Protocol.SSH, server.address(), login, server.pin());
      try (Driver real = Devices.network().open("nokia-isam", target)) {
        OltDriver olt = real.require(OltDriver.class);
        Plan plan = olt.planAuthorize(WANTED);

        assertThat(plan.apply()).isInstanceOf(PlanResult.Applied.class);
        assertThat(device.changes()).isEqualTo(plan.commands());
        assertThat(olt.discover()).isEmpty();
      }
    }
  }
}
