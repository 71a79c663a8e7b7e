package io.dotmac.sub.server.api.provisioning.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Homes are connected, changed and disconnected on line terminals of every vendor alike. */
class VendorRunsHttpTest {
  private static final Map<Terminal, VendorWorld> WORLDS = new EnumMap<>(Terminal.class);

  /** The command of a step in the middle, and what would take the ones before it back. */
  private static final Map<Terminal, List<String>> MIDDLE = Map.of(
      Terminal.SMARTAX, List.of("service-port vlan", "undo service-port"),
      Terminal.C300, List.of("service-port 1", "no (?:gemport|tcont)"),
      Terminal.C600, List.of("service-port 1", "no (?:gemport|tcont)"),
      Terminal.ISAM, List.of("configure bridge port \\S+ vlan-id", ".* no max-unicast-mac"));

  private static VendorWorld world(Terminal terminal) {
    return WORLDS.computeIfAbsent(terminal, VendorWorld::new);
  }

  @AfterAll
  static void stop() {
    WORLDS.values().forEach(VendorWorld::close);
  }

  @ParameterizedTest
  @EnumSource
  void aHomeIsActiveWhenItsOntWasReadBackAndNothingIsLeftWhenItEnds(Terminal terminal) {
    VendorWorld world = world(terminal);
    String serial = world.serial(1);
    String service = world.service();
    String run = world.run(world.order(service), world.slow, world.device, serial);
    assertThat(world.status(service)).isEqualTo("pending");

    JsonNode done = world.done(run);

    assertThat(done.path("status").asText()).as(done.toString()).isEqualTo("success");
    assertThat(done.at("/steps/2/transcript").asText()).contains("is online");
    assertThat(world.status(service)).isEqualTo("active");
    assertThat(world.olt.state()).anyMatch(line -> line.startsWith(serial + " at "));

    assertThat(world.post("/subscriptions/" + service + "/cancel", "{}").status())
        .isEqualTo(200);
    world.work("disconnect_ended_services");
    world.work("carry_out_orders");

    JsonNode gone = world.get("/service-orders/" + world.order(service));
    assertThat(gone.path("order_type").asText()).isEqualTo("disconnect");
    assertThat(gone.path("status").asText()).as(gone.toString()).isEqualTo("active");
    assertThat(gone.path("leftovers").size()).isZero();
    assertThat(world.olt.state()).noneMatch(line -> line.startsWith(serial + " at "));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRefusedInTheMiddleIsTakenBackAndTheStepIsTriedAgain(Terminal terminal) {
    VendorWorld world = world(terminal);
    String serial = world.serial(2);
    String service = world.service();
    String order = world.order(service);
    world.olt.faults().refuse(1, MIDDLE.get(terminal).get(0), refusal(terminal));

    JsonNode failed = world.done(world.run(order, world.slow, world.device, serial));

    assertThat(failed.path("status").asText()).as(failed.toString()).isEqualTo("failed");
    assertThat(failed.at("/steps/1/transcript").asText()).contains("REJECTED_ROLLED_BACK");
    assertThat(failed.path("error_message").asText()).contains("Not today");
    JsonNode open = world.get("/service-orders/" + order);
    assertThat(open.path("status").asText()).isEqualTo("failed");
    assertThat(open.path("on_device").asBoolean()).isTrue();
    assertThat(world.status(service)).isEqualTo("pending");

    String path = "/provisioning-runs/" + failed.path("id").asText();
    assertThat(world.post(path + "/retry", "{}").status()).isEqualTo(200);
    JsonNode again = world.done(failed.path("id").asText());
    assertThat(again.path("status").asText()).as(again.toString()).isEqualTo("success");
    assertThat(again.at("/steps/0/attempts").asInt()).isEqualTo(1);
    assertThat(world.status(service)).isEqualTo("active");
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeTakenBackIsListedOnTheOrderUntilItIsGone(Terminal terminal) {
    VendorWorld world = world(terminal);
    String serial = world.serial(3);
    String order = world.order(world.service());
    List<String> middle = MIDDLE.get(terminal);
    world.olt.faults().refuse(1, middle.get(0), refusal(terminal));
    world.olt.faults().refuse(9, middle.get(1), refusal(terminal));

    JsonNode failed = world.done(world.run(order, world.slow, world.device, serial));
    world.olt.faults().clear();

    assertThat(failed.path("status").asText()).as(failed.toString()).isEqualTo("failed");
    JsonNode open = world.get("/service-orders/" + order);
    // One command of a SmartAX is one flow: nothing before it can be left over.
    assertThat(open.path("leftovers").isEmpty()).isEqualTo(terminal == Terminal.SMARTAX);
    assertThat(world.post("/service-orders/" + order + "/cancel", "{}").status())
        .isEqualTo(409);

    String path = "/provisioning-runs/" + failed.path("id").asText();
    assertThat(world.post(path + "/undo", "{}").status()).isEqualTo(201);
    world.work("carry_out_orders");

    assertThat(world.olt.state()).noneMatch(line -> line.startsWith(serial + " at "));
    assertThat(world.get("/service-orders/" + order).path("leftovers").size()).isZero();
    assertThat(world.post("/service-orders/" + order + "/cancel", "{}").status())
        .isEqualTo(200);
  }

  private static String refusal(Terminal terminal) {
    return switch (terminal) {
      case SMARTAX -> "Failure: Not today";
      case C300, C600 -> "%Code 32399-GPONSRV : Not today.";
      case ISAM -> "Error : Not today";
    };
  }

  @ParameterizedTest
  @EnumSource
  void anUpgradeAndADowngradeChangeTheLimitsOfTheServiceThatIsThere(Terminal terminal) {
    VendorWorld world = world(terminal);
    String serial = world.serial(1);
    String service = world.connected(serial);
    List<String> before = limits(world, serial);

    for (String type : List.of("upgrade", "downgrade")) {
      String order = world.id(
          "/service-orders", "{'subscription_id':'" + service + "','order_type':'" + type + "'}");
      String workflow = type.equals("upgrade") ? world.fast : world.slow;
      JsonNode run = world.done(world.run(order, workflow, world.device, serial));

      assertThat(run.path("status").asText()).as(run.toString()).isEqualTo("success");
      assertThat(run.at("/steps/0/changed").asBoolean()).isFalse();
      assertThat(run.at("/steps/1/changed").asBoolean()).isTrue();
      assertThat(limits(world, serial).equals(before)).isEqualTo(type.equals("downgrade"));
    }

    assertThat(world.post("/subscriptions/" + service + "/cancel", "{}").status())
        .isEqualTo(200);
    world.work("disconnect_ended_services");
    world.work("carry_out_orders");
    assertThat(world.olt.state()).noneMatch(line -> line.startsWith(serial + " at "));
  }

  /** What the terminal says of an ONT and its service, in an order that stays. */
  private static List<String> limits(VendorWorld world, String serial) {
    assertThat(world.olt.state()).anyMatch(line -> line.startsWith(serial + " at "));
    return world.olt.state().stream()
        .filter(line -> line.matches(".*(tables|profile|traffic-limit).*"))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void anOntThatShowsItselfIsLetInWhenItIsApproved(Terminal terminal) {
    VendorWorld world = world(terminal);
    String serial = world.serial(4);
    assertThat(world
            .admin
            .patch("/settings/provisioning/zero_touch", "{\"value\":\"approval\"}")
            .status())
        .isLessThan(300);
    Answer told = world
        .admin
        .with("If-Match", "*")
        .patch("/provisioning-devices/" + world.device, "{\"workflow_id\":\"" + world.slow + "\"}");
    assertThat(told.status()).as(told.body()).isEqualTo(200);
    String service = world.service();
    String order = world.order(service);
    world
        .admin
        .with("If-Match", "*")
        .patch("/service-orders/" + order, "{\"ont_serial\":\"" + serial + "\"}");

    world.work("discover_onts");
    JsonNode ont = world.get("/discovered-onts?serial_number=" + serial).at("/items/0");
    assertThat(ont.path("pon_port").asText()).as(ont.toString()).isEqualTo(terminal.port);
    String path = "/discovered-onts/" + ont.path("id").asText() + "/approve";
    JsonNode run = world.done(world.id(path, "{}"));

    assertThat(run.path("status").asText()).as(run.toString()).isEqualTo("success");
    assertThat(world.status(service)).isEqualTo("active");
  }

  @Test
  void whatATerminalCannotBeToldIsRefusedWhenAStepIsWritten() {
    VendorWorld world = world(Terminal.C300);
    String zte = step(world, "zte");
    String nokia = step(world, "nokia");
    String huawei = step(world, "huawei");

    assertThat(
            world.post("/provisioning-steps", zte.formatted("assign_ont", "{}")).body())
        .contains("/config/ont_type");
    assertThat(world
            .post("/provisioning-steps", zte.formatted("push_config", "{'inbound_table':1}"))
            .body())
        .contains("/config/upstream_profile", "/config/inbound_table", "/config/outbound_table");
    assertThat(world
            .post("/provisioning-steps", nokia.formatted("assign_ont", "{'ont_type':'F660'}"))
            .body())
        .contains("/config/ont_type", "ethernet and veip");
    assertThat(world
            .post(
                "/provisioning-steps",
                nokia.formatted(
                    "push_config", "{'vlan':7,'user_vlan':8,'downstream_profile':'x','gemport':2}"))
            .body())
        .contains("/config/user_vlan", "/config/downstream_profile", "/config/gemport");
    assertThat(world
            .post(
                "/provisioning-steps",
                huawei.formatted("push_config", "{'upstream_profile':'a b'}"))
            .body())
        .contains("/config/upstream_profile", "format", "vendor");
  }

  private static String step(VendorWorld world, String vendor) {
    String workflow = world.id(
        "/provisioning-workflows", "{'name':'Only " + vendor + "','vendor':'" + vendor + "'}");
    return "{'workflow_id':'" + workflow + "','name':'x','order_index':1,'step_type':'%s',"
        + "'config':%s}";
  }

  @Test
  void aDeviceIsServedByADriverThatThereIsForItsVendor() {
    VendorWorld world = world(Terminal.C600);
    String body = "{'name':'x','vendor':'%s','host':'10.0.0.1','username':'root','password':'x',"
        + "'host_key':'SHA256:" + "A".repeat(43) + "','driver':'%s'}";

    assertThat(world
            .post("/provisioning-devices", body.formatted("zte", "zte-c9000"))
            .body())
        .contains("/driver", "zte-c600");
    assertThat(world
            .post("/provisioning-devices", body.formatted("nokia", "zte-c600"))
            .body())
        .contains("/driver", "not for devices of nokia");
    assertThat(world.get("/provisioning-devices/" + world.device).path("driver").asText())
        .isEqualTo("zte-c600");
    String steps = "/provisioning-workflows/" + world.slow;
    assertThat(world
            .admin
            .with("If-Match", "*")
            .patch(steps, "{\"vendor\":\"nokia\"}")
            .body())
        .contains("/vendor", "has_steps");
  }

  @Test
  void whatADriverCannotDoIsSaidOnTheOrder() {
    VendorWorld world = world(Terminal.ISAM);
    for (String vendor : List.of("other", "mikrotik")) {
      String device = world.device(vendor, "A box of " + vendor, "");
      String workflow = world.workflow("By " + vendor, vendor, "{}", "'user_vlan':100");
      String service = world.service();
      String order = world.order(service);

      JsonNode run = world.done(world.run(order, workflow, device, world.serial(1)));

      assertThat(run.path("status").asText()).as(run.toString()).isEqualTo("failed");
      assertThat(run.path("error_message").asText()).contains("not supported here");
      assertThat(world.get("/service-orders/" + order).path("status").asText()).isEqualTo("failed");
      assertThat(world.get("/service-orders/" + order + "/transitions").toString())
          .contains("not supported here");
      assertThat(world.status(service)).isEqualTo("pending");
    }
  }
}
