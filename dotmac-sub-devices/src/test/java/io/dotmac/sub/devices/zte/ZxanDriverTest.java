package io.dotmac.sub.devices.zte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverProvider;
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
import io.dotmac.sub.devices.simulator.SimulatedZxan;
import io.dotmac.sub.devices.simulator.SshSimulator;
import io.dotmac.sub.devices.testing.InMemory;
import io.dotmac.sub.devices.testing.PlayedDialogue;
import io.dotmac.sub.devices.testing.Recordings;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZxanDriverTest {
  private static final PonPort PORT = new PonPort(1, 1, 1);
  private static final OntRef FIRST = new OntRef(PORT, 1);
  private static final OntSerial SERIAL = OntSerial.parse("ZTEGDA5918AC").orElseThrow();
  private static final OntService SERVICE = OntService.vlan(100).shapedBy("UP-100M", "");
  private static final OntAuthorization WANTED =
      OntAuthorization.ofType(PORT, SERIAL, "ZTE-F670L", SERVICE);

  private static SimulatedZxan device(boolean newer) {
    SimulatedZxan device = newer ? SimulatedZxan.c600("TITAN") : SimulatedZxan.c300("ZXAN");
    return device.plug(SERIAL.toString(), PORT.toString());
  }

  private static OltDriver driver(SimulatedZxan device, boolean newer) {
    DriverProvider provider = newer ? new TitanProvider() : new ZxanProvider();
    return provider
        .open(InMemory.target(Protocol.SSH), InMemory.shells(device))
        .require(OltDriver.class);
  }

  @Test
  void theCommandsAreThoseOfTheDialogue() throws IOException {
    SimulatedZxan device = device(false);

    Plan plan = driver(device, false).planAuthorize(WANTED);

    assertThat(plan.commands())
        .containsExactly(
            "interface gpon-olt_1/1/1",
            "onu 1 type ZTE-F670L sn ZTEGDA5918AC",
            "exit",
            "interface gpon-onu_1/1/1:1",
            "tcont 1 profile UP-100M",
            "gemport 1 tcont 1",
            "service-port 1 vport 1 user-vlan 100 vlan 100",
            "exit",
            "pon-onu-mng gpon-onu_1/1/1:1",
            "service 1 gemport 1 vlan 100",
            "exit");
    assumeTrue(Recordings.present(), "no recordings beside this repository");
    for (int seed = 0; seed < 60; seed++) {
      assertThat(PlayedDialogue.replies("zte_c300_authorize_ok", ZxanStyle.STYLE, seed))
          .hasSize(13)
          .allSatisfy(reply -> assertThat(ZxanErrors.in(reply.lines())).isEmpty());
    }
  }

  @Test
  void theNewerFamilyHasOtherNamesAndAnInterfaceForEachFlow() {
    Plan plan = driver(device(true), true).planAuthorize(WANTED);

    assertThat(plan.commands())
        .contains("interface gpon_olt-1/1/1", "interface vport-1/1/1.1:1")
        .contains("service-port 1 user-vlan 100 vlan 100", "pon-onu-mng gpon_onu-1/1/1:1");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRebootIsConfirmedWithTheWholeWordAndOneOfAnOntThatIsOffIsRefused(boolean newer) {
    SimulatedZxan device = device(newer);
    OltDriver driver = driver(device, newer);
    driver.planAuthorize(WANTED).apply();

    Plan plan = driver.planReboot(FIRST);
    assertThat(plan.apply()).isEqualTo(new PlanResult.Applied(plan.commands()));
    assertThat(device.reboots(SERIAL.toString())).isEqualTo(1);

    device.power(SERIAL.toString(), false);
    assertThat(driver.planReboot(FIRST).apply())
        .isInstanceOfSatisfying(
            PlanResult.RejectedRolledBack.class,
            rejected -> assertThat(rejected.error())
                .isInstanceOfSatisfying(
                    DeviceError.Rejected.class,
                    no -> assertThat(no.code()).isEqualTo(RejectionCode.OFFLINE)));
    assertThatThrownBy(() -> driver.planReboot(new OntRef(PORT, 9)))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.NotFound.class));
  }

  @Test
  void aRebootWhoseAnswerIsLostIsUnknown() {
    SimulatedZxan device = device(false);
    OltDriver driver = driver(device, false);
    driver.planAuthorize(WANTED).apply();
    Plan plan = driver.planReboot(FIRST);
    device.faults().once(Faults.Kind.DROP_AFTER, "reboot");

    assertThat(plan.apply()).isInstanceOf(PlanResult.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anOntIsReadWithItsStateItsOpticsAndItsConfiguration(boolean newer) {
    SimulatedZxan device = device(newer);
    OltDriver driver = driver(device, newer);
    assertThat(driver.planAuthorize(WANTED.describedAs("cust-1")).apply())
        .isInstanceOf(PlanResult.Applied.class);

    assertThat(driver.state(FIRST)).hasValueSatisfying(ont -> {
      assertThat(ont.serial()).contains(SERIAL);
      assertThat(ont.description()).isEqualTo("cust-1");
      assertThat(ont.distanceMeters()).hasValue(1042);
    });
    assertThat(driver.states(PORT)).extracting(OntState::run).containsExactly(OntState.Run.ONLINE);
    assertThat(driver.optics(PORT))
        .singleElement()
        .satisfies(optics -> assertThat(optics.oltRxDbm()).contains(new BigDecimal("-20.001")));
    assertThat(driver.configuration()).contains("onu 1 type ZTE-F670L sn ZTEGDA5918AC");

    device.power(SERIAL.toString(), false);
    assertThat(driver.states(PORT)).extracting(OntState::run).containsExactly(OntState.Run.OFFLINE);
    assertThat(driver.optics(PORT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSecondServiceIsAddedOnceAndAnotherVlanInItsPlaceIsAConflict(boolean newer) {
    SimulatedZxan device = device(newer);
    OltDriver driver = driver(device, newer);
    driver.planAuthorize(WANTED).apply();
    OntService second = new OntService(
            200, 200, 2, java.util.OptionalInt.empty(), java.util.OptionalInt.empty())
        .shapedBy("UP-50M", "DOWN-100M");

    assertThat(driver.planAddService(FIRST, second).apply()).isInstanceOf(PlanResult.Applied.class);
    assertThat(driver.planAddService(FIRST, second).isEmpty()).isTrue();
    assertThatThrownBy(
            () -> driver.planAddService(FIRST, OntService.vlan(300).shapedBy("UP-50M", "")))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.Conflict.class));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void limitsAreChangedInPlaceAndLiftedWhereThereAreNone(boolean newer) {
    SimulatedZxan device = device(newer);
    OltDriver driver = driver(device, newer);
    driver.planAuthorize(WANTED).apply();

    OntService limited = OntService.vlan(100).shapedBy("UP-50M", "DOWN-100M");
    assertThat(driver.planSetService(FIRST, limited).apply())
        .isInstanceOf(PlanResult.Applied.class);
    assertThat(device.state())
        .anyMatch(line -> line.endsWith("tcont 1 profile UP-50M"))
        .anyMatch(line -> line.endsWith("traffic-limit downstream DOWN-100M"));
    assertThat(driver.planSetService(FIRST, SERVICE).commands())
        .contains("tcont 1 profile UP-100M", "no gemport 1 traffic-limit");
  }

  @Test
  void aMissingProfileIsSaidInTheDevicesWordsAndNothingIsLeft() {
    SimulatedZxan device = device(false);

    PlanResult result = driver(device, false)
        .planAuthorize(OntAuthorization.ofType(
            PORT, SERIAL, "ZTE-F670L", OntService.vlan(100).shapedBy("NO-SUCH", "")))
        .apply();

    assertThat(result)
        .isInstanceOfSatisfying(
            PlanResult.RejectedRolledBack.class,
            no -> assertThat(((DeviceError.Rejected) no.error()).code())
                .isEqualTo(RejectionCode.MISSING_REFERENCE));
    assertThat(device.state()).isEmpty();
  }

  @Test
  void anOntOfAnotherTypeIsAConflict() {
    SimulatedZxan device = device(false);
    OltDriver driver = driver(device, false);
    driver.planAuthorize(WANTED).apply();

    assertThatThrownBy(
            () -> driver.planAuthorize(OntAuthorization.ofType(PORT, SERIAL, "ZTE-F660", SERVICE)))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.Conflict.class));
  }

  @Test
  void valuesThatADeviceCannotTakeAreRefusedByNameBeforeAnythingIsSent() {
    SimulatedZxan device = device(false);
    OltDriver driver = driver(device, false);

    for (OntAuthorization bad : List.of(
        OntAuthorization.ofType(PORT, SERIAL, "", SERVICE),
        OntAuthorization.ofType(PORT, SERIAL, "F670\nexit", SERVICE),
        OntAuthorization.ofType(PORT, SERIAL, "ZTE-F670L", OntService.vlan(100)),
        OntAuthorization.ofType(PORT, SERIAL, "ZTE-F670L", SERVICE.limitedBy(1, 2)),
        WANTED.describedAs("two words"))) {
      assertThatThrownBy(() -> driver.planAuthorize(bad))
          .isInstanceOfSatisfying(
              DeviceException.class,
              e -> assertThat(e.error()).isInstanceOf(DeviceError.Invalid.class));
    }
    assertThat(device.changes()).isEmpty();
  }

  @Test
  void savingIsOneCommand() {
    assertThat(driver(device(false), false).planSave().apply())
        .isInstanceOf(PlanResult.Applied.class);
  }

  @Test
  void overARealSshServerPagersAlarmsAndTheQuestionForAPasswordChangeNothing() {
    Credential login = Credential.of("admin", "s3cr3t-login");
    Credential both = Credential.of("admin", "s3cr3t-login").enabledBy("en4ble-me");
    SimulatedZxan device = device(false).paging(true).protectedBy("en4ble-me");
    device.faults().alarms(true);
    try (SshSimulator server = SshSimulator.start(device, login)) {
      DeviceTarget target =
          DeviceTarget.of("olt-1", Protocol.SSH, server.address(), both, server.pin());
      try (Driver driver = Devices.network().open("zte-c300", target)) {
        OltDriver olt = driver.require(OltDriver.class);
        assertThat(olt.discover()).hasSize(1);
        Plan plan = olt.planAuthorize(WANTED);

        assertThat(plan.apply()).isInstanceOf(PlanResult.Applied.class);

        assertThat(device.changes()).isEqualTo(plan.commands());
        assertThat(device.log()).doesNotContain("en4ble-me");
      }
      try (Driver driver =
          Devices.network().open("zte-c300", target.with(Credential.of("admin", "s3cr3t-login")))) {
        assertThatThrownBy(() -> driver.require(OltDriver.class).discover())
            .isInstanceOf(DeviceException.class)
            .satisfies(e -> assertThat(e.toString()).doesNotContain("s3cr3t"));
      }
    }
  }
}
