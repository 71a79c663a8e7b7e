package io.dotmac.sub.server.api.provisioning.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Line terminals of every vendor that are changed behind the back of the records. */
class VendorDriftHttpTest {
  @ParameterizedTest
  @EnumSource
  void whatSomebodyChangedOnATerminalIsFoundUntilItIsAsItWas(Terminal terminal) {
    try (VendorWorld world = new VendorWorld(terminal)) {
      String serial = world.serial(1);
      world.connected(serial);
      assertThat(drift(world)).isEmpty();

      behindOurBack(world, (olt, ont) -> olt.planSetService(ont, faster(terminal)));
      assertThat(drift(world))
          .singleElement()
          .asString()
          .startsWith("speed " + serial + " 100 ")
          .contains(terminal == Terminal.SMARTAX ? "6/6 > 100 7/7" : "UP-50M/- > 100 UP-100M/");

      behindOurBack(world, (olt, ont) -> olt.planAddService(ont, second(terminal)));
      assertThat(drift(world)).hasSize(2).contains("vlan " + serial + " 100 > 100, 300");

      behindOurBack(world, OltDriver::planSuspend);
      assertThat(drift(world)).hasSize(3).contains("suspended " + serial + "  > ");

      behindOurBack(world, OltDriver::planDelete);
      assertThat(drift(world)).singleElement().asString().startsWith("missing " + serial);
    }
  }

  private static OntService faster(Terminal terminal) {
    OntService service = OntService.vlan(100);
    return terminal == Terminal.SMARTAX
        ? service.limitedBy(7, 7)
        : service.shapedBy("UP-100M", terminal == Terminal.ISAM ? "" : "DOWN-100M");
  }

  /** Tagged on an ISAM, through a gemport of its own on the others. */
  private static OntService second(Terminal terminal) {
    if (terminal == Terminal.ISAM) {
      return OntService.vlan(300);
    }
    OntService service = new OntService(300, 300, 2, OptionalInt.empty(), OptionalInt.empty());
    return terminal == Terminal.SMARTAX ? service : service.shapedBy("UP-50M", "");
  }

  /** Another hand on the same device, over SSH too. */
  private static void behindOurBack(VendorWorld world, BiFunction<OltDriver, OntRef, Plan> change) {
    try (Driver driver = Devices.network().open(world.terminal.driver, world.target())) {
      OltDriver olt = driver.require(OltDriver.class);
      OntSerial serial = OntSerial.parse(world.serial(1)).orElseThrow();
      OntRef ont = olt.find(serial).orElseThrow().ref();
      assertThat(change.apply(olt, ont).apply()).isInstanceOf(PlanResult.Applied.class);
    }
  }

  /** What differs now, when the device was read again. */
  private static List<String> drift(VendorWorld world) {
    Answer checked = world.post("/provisioning-devices/" + world.device + "/drift-checks", "{}");
    assertThat(checked.status()).as(checked.body()).isLessThan(300);
    List<String> open = new ArrayList<>();
    for (JsonNode each : world.get("/drift-findings?is_open=true").path("items")) {
      open.add(each.path("kind").asText() + " " + each.path("serial_number").asText() + " "
          + each.path("expected").asText("") + " > " + each.path("found").asText(""));
    }
    return open;
  }
}
