package io.dotmac.sub.devices.huawei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntProfile;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.simulator.Faults;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.testing.InMemory;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an ONT is given besides its service, and how it goes elsewhere. */
class SmartaxMoreTest {
  private static final PonPort PORT = new PonPort(0, 1, 0);
  private static final PonPort OTHER = new PonPort(0, 0, 3);
  private static final OntSerial SERIAL = OntSerial.parse("HWTC00AABB01").orElseThrow();
  private static final OntSerial NEXT = OntSerial.parse("HWTC00AABB02").orElseThrow();
  private static final OntRef REF = new OntRef(PORT, 0);

  private final SimulatedSmartax olt =
      new SimulatedSmartax("MA5800-X7").plug("HWTC00AABB01", "0/1/0").plug("HWTC00AABB02", "0/1/0");
  private final OltDriver driver = new SmartaxProvider()
      .open(InMemory.target(Protocol.SSH), InMemory.shells(olt))
      .require(OltDriver.class);

  @BeforeEach
  void authorized() {
    OntService service = OntService.vlan(100).limitedBy(6, 7);
    driver
        .planAuthorize(OntAuthorization.of(PORT, SERIAL, 10, 11, service).describedAs("cust-1"))
        .apply();
  }

  private static void applies(Plan plan) {
    assertThat(plan.apply()).as(plan.render()).isInstanceOf(PlanResult.Applied.class);
  }

  @Test
  void aNativeVlanIsSetOnceAndAnotherTakesItsPlace() {
    Plan plan = driver.planNativeVlan(REF, 1, 200);
    assertThat(plan.commands())
        .containsExactly("interface gpon 0/1", "ont port native-vlan 0 0 eth 1 vlan 200", "quit");
    applies(plan);

    assertThat(driver.planNativeVlan(REF, 1, 200).isEmpty()).isTrue();
    Plan other = driver.planNativeVlan(REF, 1, 300);
    assertThat(other.render()).contains("undo: ont port native-vlan 0 0 eth 1 vlan 200 priority 0");
    applies(other);
    assertThat(driver.planNativeVlan(REF, 2, 200).isEmpty()).isFalse();
    assertThat(driver.planNativeVlan(REF, 2, 1).isEmpty()).isTrue();
    applies(driver.planNativeVlan(REF, 1, 1));
  }

  @Test
  void anOntIsManagedAndRoutesByProfilesThatAreReadBack() {
    applies(driver.planManagement(REF, 50, 2));
    applies(driver.planWan(REF, 7));

    assertThat(olt.state().get(0))
        .contains("ont ipconfig 0 0 ip-index 0 dhcp vlan 50 priority 2")
        .contains("ont tr069-server-config 0 0 profile-id 2")
        .contains("ont internet-config 0 0 ip-index 0")
        .contains("ont wan-config 0 0 ip-index 0 profile-id 7");
    assertThat(driver.planManagement(REF, 50, 2).isEmpty()).isTrue();
    assertThat(driver.planWan(REF, 7).isEmpty()).isTrue();
  }

  @Test
  void whatIsAcceptedAndNotDoneIsFoundAndWhatIsRefusedIsTakenBack() {
    List<String> before = olt.state();
    olt.faults().once(Faults.Kind.IGNORE, "ont port native-vlan");
    assertThat(driver.planNativeVlan(REF, 1, 200).apply())
        .isInstanceOf(PlanResult.RejectedRolledBack.class);

    olt.faults().refuse(1, "ont tr069-server-config", "Failure: No such thing today");
    assertThat(driver.planManagement(REF, 50, 2).apply())
        .isInstanceOf(PlanResult.RejectedRolledBack.class);
    assertThat(olt.state()).isEqualTo(before);
  }

  @Test
  void otherLimitsAreAFlowInThePlaceOfTheOldOne() {
    Plan plan = driver.planSetService(REF, OntService.vlan(100).limitedBy(7, 6));

    assertThat(plan.commands())
        .containsExactly(
            "undo service-port 0",
            "service-port 0 vlan 100 gpon 0/1/0 ont 0 gemport 1 multi-service user-vlan 100"
                + " tag-transform translate inbound traffic-table index 7"
                + " outbound traffic-table index 6");
    applies(plan);
    assertThat(driver.planSetService(REF, OntService.vlan(100).limitedBy(7, 6)).isEmpty())
        .isTrue();
    assertThat(driver.planSetService(REF, OntService.vlan(200)).commands())
        .singleElement()
        .asString()
        .startsWith("service-port vlan 200");
  }

  @Test
  void anotherOntTakesThePlaceOfOneAndKeepsItsServices() {
    applies(driver.planReplace(REF, NEXT));

    assertThat(olt.state()).hasSize(2);
    assertThat(olt.state().get(0)).startsWith("HWTC00AABB02 at 0/1/0 ont 0").contains("cust-1");
    assertThat(driver.planReplace(REF, NEXT).isEmpty()).isTrue();
    assertThat(driver.discover()).hasSize(1);
  }

  @Test
  void anOntMovesWithEverythingItHad() {
    Plan plan = driver.planMove(REF, OTHER);
    applies(plan);

    assertThat(olt.state())
        .containsExactly(
            "HWTC00AABB01 at 0/0/3 ont 0 active profiles 10/11 \"cust-1\"",
            "flow vlan 100 of 0/0/3 ont 0 gemport 1 user-vlan 100 tables 6/7");
    assertThatThrownBy(() -> driver.planMove(REF, OTHER))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.NotFound.class));
  }

  @Test
  void aMoveThatFailsAnywhereLeavesTheOntWhereItWas() {
    List<String> before = olt.state();
    for (String command : driver.planMove(REF, OTHER).commands()) {
      Plan plan = driver.planMove(REF, OTHER);
      olt.faults().refuse(1, Pattern.quote(command) + "$", "Failure: No such thing today");
      PlanResult result = plan.apply();
      olt.faults().clear();

      if (!result.done()) {
        assertThat(result).as(command).isInstanceOf(PlanResult.RejectedRolledBack.class);
        assertThat(olt.state()).as(command).isEqualTo(before);
      } else {
        applies(driver.planMove(new OntRef(OTHER, 0), PORT));
        assertThat(olt.state()).isEqualTo(before);
      }
    }
  }

  @Test
  void aSuspendedOntDoesNotMove() {
    driver.planSuspend(REF).apply();

    assertThatThrownBy(() -> driver.planMove(REF, OTHER))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.Conflict.class));
  }

  @Test
  void lineProfilesAreListedAndBadNumbersAreRefusedByName() {
    assertThat(driver.lineProfiles())
        .containsExactly(new OntProfile(10, "line-10", 1), new OntProfile(11, "line-11", 0));
    for (Runnable bad : List.<Runnable>of(
        () -> driver.planNativeVlan(REF, 0, 100),
        () -> driver.planNativeVlan(REF, 1, 4095),
        () -> driver.planManagement(REF, 0, 1),
        () -> driver.planWan(REF, 0))) {
      assertThatThrownBy(bad::run)
          .isInstanceOfSatisfying(
              DeviceException.class,
              e -> assertThat(e.error()).isInstanceOf(DeviceError.Invalid.class));
    }
    assertThatThrownBy(() -> driver.planWan(new OntRef(PORT, 9), 1))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.NotFound.class));
  }
}
