package io.dotmac.sub.devices.huawei;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.devices.conformance.LineNoise;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.testing.InMemory;
import io.dotmac.sub.devices.transport.ByteLink;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Beyond the contract: pagers in the middle, and devices that are gone for good. */
class RoughSessionTest {
  private static final OntAuthorization WANTED = OntAuthorization.of(
          new PonPort(0, 1, 0),
          OntSerial.parse("HWTC00AABB01").orElseThrow(),
          10,
          10,
          OntService.vlan(100))
      .describedAs("cust-1");
  private static final List<String> DONE = List.of(
      "HWTC00AABB01 at 0/1/0 ont 0 active profiles 10/10 \"cust-1\"",
      "flow vlan 100 of 0/1/0 ont 0 gemport 1 user-vlan 100 tables -/-");

  private static OltDriver driver(SimulatedSmartax olt, UnaryOperator<ByteLink> between) {
    return new SmartaxProvider()
        .open(InMemory.target(Protocol.SSH), InMemory.shells(olt, between))
        .require(OltDriver.class);
  }

  /** A device that is gone for good after the cut cannot be asked: then nothing is claimed. */
  @Test
  void cutForGoodNothingIsClaimed() {
    for (int cut = 0; cut < 6000; cut += 7) {
      int end = cut;
      SimulatedSmartax olt = new SimulatedSmartax("MA5800-X7");
      int[] left = {end};
      OltDriver driver = driver(olt, link -> LineNoise.cut(link, left[0]-- == end ? end : 0));

      String result = resultOf(driver);

      if (result.equals("APPLIED")) {
        assertThat(olt.state()).as("cut at " + cut).isEqualTo(DONE);
      } else {
        assertThat(result).isIn("UNKNOWN", "no plan", "REJECTED_ROLLED_BACK");
      }
      if (result.equals("REJECTED_ROLLED_BACK")) {
        assertThat(olt.state()).as("cut at " + cut).isEmpty();
      }
    }
  }

  private static String resultOf(OltDriver driver) {
    try {
      return driver.planAuthorize(WANTED).apply().name();
    } catch (DeviceException e) {
      return "no plan";
    }
  }

  @Test
  void piecesPagersAlarmsAndResidueChangeNothing() {
    authorizeWithSeeds(150);
  }

  @Test
  @Tag("full")
  void piecesPagersAlarmsAndResidueChangeNothingWithTenThousandSeeds() {
    authorizeWithSeeds(10_000);
  }

  private static void authorizeWithSeeds(int seeds) {
    for (int seed = 0; seed < seeds; seed++) {
      int salt = seed;
      SimulatedSmartax olt = new SimulatedSmartax("MA5800-X7").paging(seed % 2 == 0);
      olt.faults().alarms(seed % 3 != 0);
      OltDriver driver = driver(olt, link -> LineNoise.seeded(link, salt));

      assertThat(driver.planAuthorize(WANTED).apply())
          .as("seed " + seed)
          .isInstanceOf(PlanResult.Applied.class);
      assertThat(olt.state()).isEqualTo(DONE);
      assertThat(driver.states(WANTED.port())).hasSize(1);
    }
  }
}
