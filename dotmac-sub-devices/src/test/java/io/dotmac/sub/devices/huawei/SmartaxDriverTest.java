package io.dotmac.sub.devices.huawei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.device.RejectionCode;
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
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.testing.InMemory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmartaxDriverTest {
  private static final PonPort PORT = new PonPort(0, 1, 0);
  private static final OntSerial SERIAL = OntSerial.parse("HWTC00AABB01").orElseThrow();
  private static final OntRef REF = new OntRef(PORT, 0);
  private static final OntAuthorization WANTED =
      OntAuthorization.of(PORT, SERIAL, 10, 10, OntService.vlan(100)).describedAs("cust-1");

  private final SimulatedSmartax olt = new SimulatedSmartax("MA5800-X7");
  private final OltDriver driver = new SmartaxProvider()
      .open(InMemory.target(Protocol.SSH), InMemory.shells(olt))
      .require(OltDriver.class);

  private void authorized() {
    assertThat(driver.planAuthorize(WANTED).apply()).isInstanceOf(PlanResult.Applied.class);
  }

  private static DeviceError errorOf(Runnable action) {
    try {
      action.run();
    } catch (DeviceException e) {
      return e.error();
    }
    throw new AssertionError("no error");
  }

  @Test
  void thePlanShowsTheExactCommandsAndTheUndoOfEach() {
    Plan plan = driver.planAuthorize(WANTED);

    assertThat(plan.render()).isEqualToNormalizingNewlines("""
        authorize HWTC00AABB01 on 0/1/0 (device-1)
           1  interface gpon 0/1
           2  ont add 0 0 sn-auth 4857544300AABB01 omci ont-lineprofile-id 10 \
        ont-srvprofile-id 10 desc "cust-1"
              undo: ont delete 0 0
           3  quit
           4  service-port vlan 100 gpon 0/1/0 ont 0 gemport 1 multi-service user-vlan 100 \
        tag-transform translate
              undo: undo service-port port 0/1/0 ont 0
        """);
    assertThat(olt.changes()).isEmpty();
    assertThat(plan.apply()).isEqualTo(new PlanResult.Applied(plan.commands()));
    assertThat(olt.changes()).isEqualTo(plan.commands());
  }

  @Test
  void authorizingAgainFindsItDone() {
    authorized();

    Plan again = driver.planAuthorize(WANTED);

    assertThat(again.isEmpty()).isTrue();
    assertThat(again.apply()).isEqualTo(new PlanResult.Unchanged());
  }

  @Test
  void aSerialThatIsAuthorizedElsewhereIsAConflictThatSaysWhere() {
    authorized();

    assertThat(errorOf(() -> driver.planAuthorize(WANTED.at(new PonPort(0, 0, 3)))))
        .isEqualTo(new DeviceError.Conflict(
            "the serial number HWTC00AABB01", "it is authorized at 0/1/0 ont 0"));
  }

  @Test
  void aPlanThatTheDeviceHasOvertakenIsNotApplied() {
    Plan plan = driver.planAuthorize(WANTED);
    driver
        .planAuthorize(
            OntAuthorization.of(PORT, new OntSerial("HWTC", 7), 10, 10, OntService.vlan(200)))
        .apply();
    List<String> before = olt.state();

    assertThat(plan.apply())
        .isInstanceOfSatisfying(
            PlanResult.RejectedRolledBack.class,
            result -> assertThat(result.error()).isInstanceOf(DeviceError.Conflict.class));
    assertThat(olt.state()).isEqualTo(before);
  }

  @Test
  void aMissingProfileIsRejectedInTheVendorsWordsAndNothingIsLeft() {
    PlanResult result = driver
        .planAuthorize(OntAuthorization.of(PORT, SERIAL, 99, 10, OntService.vlan(100)))
        .apply();

    assertThat(result)
        .isInstanceOfSatisfying(
            PlanResult.RejectedRolledBack.class,
            rejected -> assertThat(rejected.error())
                .isEqualTo(new DeviceError.Rejected(
                    RejectionCode.MISSING_REFERENCE, "Failure: The line profile does not exist")));
    assertThat(olt.state()).isEmpty();
  }

  @Test
  void aMissingVlanTakesTheOntBackThatWasAddedBefore() {
    PlanResult result = driver
        .planAuthorize(OntAuthorization.of(PORT, SERIAL, 10, 10, OntService.vlan(999)))
        .apply();

    assertThat(result).isInstanceOf(PlanResult.RejectedRolledBack.class);
    assertThat(olt.state()).isEmpty();
  }

  @Test
  void successZeroIsAFailure() {
    olt.faults().refuse(1, "ont add", "Number of ONTs that can be added: 1, success: 0");

    assertThat(driver.planAuthorize(WANTED).apply())
        .isInstanceOf(PlanResult.RejectedRolledBack.class);
    assertThat(olt.state()).isEmpty();
  }

  @Test
  void whatCannotBeTakenBackIsListed() {
    olt.faults()
        .refuse(1, "service-port", "Failure: Unheard of")
        .refuse(1, "ont delete", "Failure: Unheard of as well");

    PlanResult result = driver.planAuthorize(WANTED).apply();

    assertThat(result).isInstanceOfSatisfying(PlanResult.Partial.class, partial -> {
      assertThat(partial.leftovers()).anyMatch(each -> each.contains("0/1/0 ont 0"));
      assertThat(partial.error())
          .isEqualTo(new DeviceError.Rejected(RejectionCode.OTHER, "Failure: Unheard of"));
    });
  }

  @Test
  void acceptedAndNotDoneIsSeenByReadingBack() {
    olt.faults().once(Faults.Kind.IGNORE, "service-port");

    assertThat(driver.planAuthorize(WANTED).apply())
        .isInstanceOf(PlanResult.RejectedRolledBack.class);
    assertThat(olt.state()).isEmpty();
  }

  @Test
  void aBusyDeviceIsAskedAgain() {
    olt.faults().refuse(2, "ont add", "Failure: System is busy, please retry after a while");

    assertThat(driver.planAuthorize(WANTED).apply()).isInstanceOf(PlanResult.Applied.class);
  }

  @Test
  void aDeviceThatStaysBusyIsBusy() {
    olt.faults().refuse(9, "ont add", "Failure: System is busy, please retry after a while");

    assertThat(driver.planAuthorize(WANTED).apply())
        .isInstanceOfSatisfying(
            PlanResult.RejectedRolledBack.class,
            result -> assertThat(result.error()).isInstanceOf(DeviceError.Busy.class));
  }

  @ParameterizedTest
  @EnumSource(
      value = Faults.Kind.class,
      names = {"DROP_BEFORE", "DROP_AFTER", "SILENT_BEFORE", "SILENT_AFTER"})
  void afterADoubtfulAnswerTheResultIsWhatTheDeviceShows(Faults.Kind kind) {
    for (String command : List.of("interface gpon", "ont add", "quit", "service-port")) {
      SimulatedSmartax fresh = new SimulatedSmartax("OLT");
      OltDriver other = new SmartaxProvider()
          .open(InMemory.target(Protocol.SSH), InMemory.shells(fresh))
          .require(OltDriver.class);
      Plan plan = other.planAuthorize(WANTED);
      fresh.faults().once(kind, command);

      PlanResult result = plan.apply();

      if (result instanceof PlanResult.Applied) {
        assertThat(fresh.state()).as(kind + " at " + command).hasSize(2);
      } else {
        assertThat(result).isInstanceOf(PlanResult.RejectedRolledBack.class);
        assertThat(fresh.state()).as(kind + " at " + command).isEmpty();
      }
    }
  }

  @Test
  void suspendingAndResumingAreDoneOnce() {
    authorized();

    assertThat(driver.planSuspend(REF).apply()).isInstanceOf(PlanResult.Applied.class);
    assertThat(driver.state(REF)).get().extracting(OntState::active).isEqualTo(false);
    assertThat(driver.planSuspend(REF).apply()).isEqualTo(new PlanResult.Unchanged());
    assertThat(driver.planResume(REF).apply()).isInstanceOf(PlanResult.Applied.class);
    assertThat(driver.state(REF)).get().extracting(OntState::active).isEqualTo(true);
  }

  @Test
  void deletingTakesTheDependantsFirstAndPutsThemBackWhenItFails() {
    authorized();
    driver
        .planAddService(
            REF,
            new OntService(
                    200, 201, 1, java.util.OptionalInt.empty(), java.util.OptionalInt.empty())
                .limitedBy(5, 6))
        .apply();
    List<String> before = olt.state();
    olt.faults().refuse(1, "ont delete", "Failure: Unheard of");

    assertThat(driver.planDelete(REF).apply()).isInstanceOf(PlanResult.RejectedRolledBack.class);
    assertThat(olt.state()).isEqualTo(before);

    Plan plan = driver.planDelete(REF);
    int from = olt.changes().size();
    assertThat(plan.apply()).isInstanceOf(PlanResult.Applied.class);
    assertThat(olt.state()).isEmpty();
    assertThat(olt.changes().subList(from, olt.changes().size())).isEqualTo(plan.commands());
    assertThat(driver.planDelete(REF).apply()).isEqualTo(new PlanResult.Unchanged());
  }

  @Test
  void aRebootIsConfirmedAndOneOfAnOntThatIsOffIsRefused() {
    authorized();

    assertThat(driver.planReboot(REF).apply()).isInstanceOf(PlanResult.Applied.class);
    assertThat(olt.reboots("HWTC00AABB01")).isEqualTo(1);
    olt.power("HWTC00AABB01", false);
    assertThat(driver.planReboot(REF).apply())
        .isInstanceOfSatisfying(
            PlanResult.RejectedRolledBack.class,
            result -> assertThat(result.error())
                .isEqualTo(new DeviceError.Rejected(
                    RejectionCode.OFFLINE, "Failure: The ONT is not online")));
    assertThat(errorOf(() -> driver.planReboot(new OntRef(PORT, 5))))
        .isInstanceOf(DeviceError.NotFound.class);
  }

  @Test
  void aRebootWhoseAnswerIsLostIsUnknown() {
    authorized();
    Plan plan = driver.planReboot(REF);
    olt.faults().once(Faults.Kind.DROP_AFTER, "y$");

    assertThat(plan.apply()).isInstanceOf(PlanResult.Unknown.class);
  }

  @Test
  void profilesAreChangedAndChangedBackWhenOneIsMissing() {
    authorized();
    List<String> before = olt.state();

    assertThat(driver.planSetProfiles(REF, 11, 99).apply())
        .isInstanceOf(PlanResult.RejectedRolledBack.class);
    assertThat(olt.state()).isEqualTo(before);
    assertThat(driver.planSetProfiles(REF, 11, 11).apply()).isInstanceOf(PlanResult.Applied.class);
    assertThat(driver.state(REF).orElseThrow().lineProfile()).hasValue(11);
  }

  @Test
  void everythingThatIsReadIsRead() {
    authorized();

    assertThat(driver.facts().product()).isEqualTo("MA5800-X7");
    assertThat(driver.facts().boards()).hasSize(3);
    assertThat(driver.states(PORT)).hasSize(1);
    assertThat(driver.states(new PonPort(0, 0, 0))).isEmpty();
    assertThat(driver.optics(PORT)).singleElement().satisfies(optics -> {
      assertThat(optics.rxDbm().orElseThrow()).isEqualByComparingTo("-21.00");
      assertThat(optics.oltRxDbm().orElseThrow()).isEqualByComparingTo("-24.10");
    });
    assertThat(driver.ethernetPorts(REF)).hasSize(2);
    assertThat(driver.macs(REF)).hasSize(1);
    assertThat(driver.servicePorts(REF)).singleElement().satisfies(port -> {
      assertThat(port.vlan()).isEqualTo(100);
      assertThat(port.up()).isTrue();
    });
    assertThat(driver.configuration()).contains("ont add 0 0");
    assertThat(driver.planSave().apply()).isInstanceOf(PlanResult.Applied.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\nquit", "a\r\nundo ont", "a\"b", "a?b", "a\\b", "tab\t", "\u0000", "Ünal"})
  void aDescriptionThatCouldBreakOutOfItsQuotesNeverReachesTheDevice(String text) {
    assertThatThrownBy(() -> driver.planAuthorize(WANTED.describedAs(text)))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error())
                .isInstanceOfSatisfying(
                    DeviceError.Invalid.class,
                    invalid -> assertThat(invalid.field()).isEqualTo("description")));
    assertThat(olt.log()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a;b", "$HOME", "[x]", "{y}", "' or 1", "a|b", "% Unknown", "Failure: no"})
  void aDescriptionWithSignsOfOtherShellsIsWrittenAsItIs(String text) {
    PlanResult result = driver.planAuthorize(WANTED.describedAs(text)).apply();

    assertThat(result).isInstanceOf(PlanResult.Applied.class);
    assertThat(driver.find(SERIAL).orElseThrow().description()).isEqualTo(text);
  }
}
