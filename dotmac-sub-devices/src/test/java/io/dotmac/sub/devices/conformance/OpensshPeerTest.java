package io.dotmac.sub.devices.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.testing.OpensshServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Line terminals behind OpenSSH's server, with a login by key: not our own side of SSH. */
class OpensshPeerTest {
  @TempDir
  private Path folder;

  static List<OltSubject> subjects() {
    return ServiceLoader.load(OltSubject.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /** All that changes something, in an order in which a device can do all of it. */
  private static Map<String, Function<OltDriver, Plan>> changes(OltSubject subject) {
    OntAuthorization wanted = subject.wanted();
    Function<OltDriver, OntRef> ont = driver -> ont(driver, subject);
    Map<String, Function<OltDriver, Plan>> plans = new LinkedHashMap<>();
    plans.put("planAuthorize", driver -> driver.planAuthorize(wanted));
    plans.put(
        "planAddService",
        driver ->
            driver.planAddService(ont.apply(driver), second(wanted.service().orElseThrow())));
    subject
        .otherLimits()
        .ifPresent(limits -> plans.put(
            "planSetService", driver -> driver.planSetService(ont.apply(driver), limits)));
    plans.put("planSuspend", driver -> driver.planSuspend(ont.apply(driver)));
    plans.put("planResume", driver -> driver.planResume(ont.apply(driver)));
    plans.put("planNativeVlan", driver -> driver.planNativeVlan(ont.apply(driver), 1, 200));
    plans.put("planManagement", driver -> driver.planManagement(ont.apply(driver), 50, 2));
    plans.put("planWan", driver -> driver.planWan(ont.apply(driver), 7));
    plans.put("planSetProfiles", driver -> driver.planSetProfiles(ont.apply(driver), 10, 11));
    plans.put("planReboot", driver -> driver.planReboot(ont.apply(driver)));
    plans.put(
        "planReplace", driver -> driver.planReplace(ont.apply(driver), other(wanted.serial())));
    plans.put("planMove", driver -> driver.planMove(ont.apply(driver), subject.elsewhere()));
    plans.put("planSave", OltDriver::planSave);
    plans.put("planDelete", driver -> driver.planDelete(ont.apply(driver)));
    return plans;
  }

  /** On an ISAM, where nothing limits what a customer gets, it shares the queue of the first. */
  private static OntService second(OntService first) {
    OntService second = new OntService(200, 200, 2, OptionalInt.empty(), OptionalInt.empty());
    return first.downstreamProfile().isEmpty()
        ? second
        : second.shapedBy(first.upstreamProfile(), first.downstreamProfile());
  }

  private static OntSerial other(OntSerial serial) {
    return new OntSerial(serial.vendor(), serial.number() + 1);
  }

  /** The ONT, also after it was replaced. */
  private static OntRef ont(OltDriver driver, OltSubject subject) {
    OntSerial serial = subject.wanted().serial();
    return driver
        .find(serial)
        .or(() -> driver.find(other(serial)))
        .orElseThrow()
        .ref();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void everyOperationIsDoneAndThePlanIsWhatTheDeviceGot(OltSubject subject) throws Exception {
    Path log = folder.resolve("changes.txt");
    try (OpensshServer server = OpensshServer.start(folder, subject.driver().vendor(), log);
        Driver driver = Devices.network().open(subject.driver().vendor(), server.target())) {
      OltDriver olt = driver.require(OltDriver.class);
      assertThat(olt.discover()).isNotEmpty();
      List<String> done = new ArrayList<>();
      for (Map.Entry<String, Function<OltDriver, Plan>> each : changes(subject).entrySet()) {
        int before = Files.exists(log) ? Files.readAllLines(log).size() : 0;
        try {
          Plan plan = each.getValue().apply(olt);
          assertThat(plan.apply()).as(each.getKey()).isInstanceOf(PlanResult.Applied.class);
          List<String> all = Files.readAllLines(log);
          assertThat(all.subList(before, all.size())).as(each.getKey()).isEqualTo(plan.commands());
          if (each.getKey().equals("planSave")) {
            assertThat(olt.configuration()).isNotEmpty();
          }
          done.add(each.getKey());
        } catch (DeviceException e) {
          assertThat(e.error()).as(each.getKey()).isInstanceOf(DeviceError.Unsupported.class);
        }
      }
      assertThat(done)
          .contains("planAuthorize", "planSetService", "planSuspend", "planResume", "planDelete");
      assertThat(olt.find(subject.wanted().serial())).isEmpty();
    }
  }

  @Test
  void aKeyTheServerDoesNotKnowIsRefusedAndATextThatIsNoKeyIsNeverSent() throws Exception {
    String vendor = subjects().get(0).driver().vendor();
    try (OpensshServer server =
        OpensshServer.start(folder, vendor, folder.resolve("changes.txt"))) {
      refused(vendor, server.target(), server.otherKey(), DeviceError.AuthenticationFailed.class);
      refused(vendor, server.target(), "no key at all", DeviceError.Invalid.class);
      assertThat(folder.resolve("changes.txt")).doesNotExist();
    }
  }

  private static void refused(
      String vendor, DeviceTarget target, String key, Class<? extends DeviceError> error) {
    Credential login = Credential.ofKey(target.credential().user(), key, "");
    try (Driver driver = Devices.network().open(vendor, target.with(login))) {
      assertThatThrownBy(driver.require(OltDriver.class)::discover)
          .isInstanceOfSatisfying(DeviceException.class, e -> {
            assertThat(e.error()).isInstanceOf(error);
            assertThat(e.toString())
                .doesNotContain(key.lines().skip(1).findFirst().orElse(key));
          });
    }
  }

  @Test
  void aKeyThatIsEncryptedIsOpenedWithItsPassphrase() throws Exception {
    String vendor = subjects().get(0).driver().vendor();
    try (OpensshServer server = OpensshServer.start(folder, vendor, folder.resolve("changes.txt"));
        Driver driver = Devices.network()
            .open(vendor, server.target().with(server.encryptedLogin("s3cr3t-phrase")))) {
      assertThat(driver.require(OltDriver.class).discover()).isNotEmpty();
    }
  }
}
