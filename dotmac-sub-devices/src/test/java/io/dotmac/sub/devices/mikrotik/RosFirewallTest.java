package io.dotmac.sub.devices.mikrotik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceId;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.HostKeyPin;
import io.dotmac.sub.devices.device.Limits;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.nas.FirewallRule;
import io.dotmac.sub.devices.nas.NasDriver;
import io.dotmac.sub.devices.nas.SuspensionFirewall;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.simulator.Faults;
import io.dotmac.sub.devices.simulator.RosApiSimulator;
import io.dotmac.sub.devices.simulator.RosRestSimulator;
import io.dotmac.sub.devices.simulator.SimulatedRouteros;
import io.dotmac.sub.devices.simulator.SshSimulator;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for suspended customers, over each wire, beside rules of somebody else. */
class RosFirewallTest {
  private static final Credential LOGIN = Credential.of("admin", "s3cr3t-login");
  private static final String MENU = "ip/firewall/filter";
  private static final List<String> OURS = List.of(
      "dotmac suspended 1 names by UDP",
      "dotmac suspended 2 names by TCP",
      "dotmac suspended 3 allowed",
      "dotmac suspended 4 nothing else");

  private final SimulatedRouteros router = new SimulatedRouteros("edge-1")
      .filtering(Map.of("chain", "forward", "action", "passthrough", "dynamic", "true"))
      .filtering(Map.of("chain", "forward", "action", "fasttrack-connection", "comment", "fast"))
      .filtering(Map.of("chain", "input", "action", "drop", "comment", "theirs"));

  private void over(Protocol protocol, Consumer<NasDriver> test) {
    try (SshSimulator ssh = SshSimulator.start(router, LOGIN);
        RosRestSimulator rest = RosRestSimulator.start(router, LOGIN);
        RosApiSimulator api = RosApiSimulator.start(router, LOGIN)) {
      InetSocketAddress address = switch (protocol) {
        case SSH -> ssh.address();
        case HTTP -> rest.address();
        default -> api.address();
      };
      Optional<HostKeyPin> pin = protocol.encrypted() ? Optional.of(ssh.pin()) : Optional.empty();
      DeviceTarget target = new DeviceTarget(
          new DeviceId("edge-1"), protocol, address, LOGIN, pin, Set.of(), Limits.usual());
      try (Driver driver = Devices.network().open("mikrotik-routeros", target)) {
        test.accept(driver.require(NasDriver.class));
      }
    }
  }

  private List<String> comments() {
    return router.items(MENU).stream()
        .map(item -> item.getOrDefault("comment", "(dynamic)"))
        .toList();
  }

  private void isBootstrapped() {
    assertThat(comments())
        .containsExactly(
            "(dynamic)", OURS.get(0), OURS.get(1), OURS.get(2), OURS.get(3), "fast", "theirs");
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void theRulesStandBeforeAllOthersOnceAndThePlanIsWhatTheRouterGot(Protocol protocol) {
    over(protocol, nas -> {
      Plan plan = nas.planSuspensionFirewall(SuspensionFirewall.USUAL);
      assertThat(router.changes()).isEmpty();

      assertThat(plan.apply()).isEqualTo(new PlanResult.Applied(plan.commands()));
      assertThat(router.changes()).isEqualTo(plan.commands());
      isBootstrapped();
      assertThat(plan.render()).contains("undo: ");
      assertThat(nas.planSuspensionFirewall(SuspensionFirewall.USUAL).apply())
          .isEqualTo(new PlanResult.Unchanged());

      assertThat(nas.firewall())
          .extracting(FirewallRule::action)
          .containsExactly(
              "passthrough", "accept", "accept", "accept", "drop", "fasttrack-connection", "drop");
      assertThat(nas.firewall().get(3).matches())
          .isEqualTo(Map.of(
              "src-address-list", "dotmac-suspended",
              "dst-address-list", "dotmac-walled-garden"));
    });
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void otherListsTakeThePlaceOfThoseThatWereAndRemovalLeavesTheOthers(Protocol protocol) {
    over(protocol, nas -> {
      nas.planSuspensionFirewall(SuspensionFirewall.USUAL).apply();

      PlanResult changed = nas.planSuspensionFirewall(new SuspensionFirewall("overdue", "portal"))
          .apply();

      assertThat(changed).isInstanceOf(PlanResult.Applied.class);
      isBootstrapped();
      assertThat(router.items(MENU).get(4)).containsEntry("src-address-list", "overdue");
      assertThat(nas.planRemoveSuspensionFirewall().apply()).isInstanceOf(PlanResult.Applied.class);
      assertThat(comments()).containsExactly("(dynamic)", "fast", "theirs");
      assertThat(nas.planRemoveSuspensionFirewall().apply()).isEqualTo(new PlanResult.Unchanged());
    });
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void aRefusalAtAnyRuleTakesAllBackInTheirOrder(Protocol protocol) {
    over(protocol, nas -> {
      nas.planSuspensionFirewall(SuspensionFirewall.USUAL).apply();
      List<Map<String, String>> before = router.items(MENU);
      for (int at = 0; at < 4; at++) {
        Plan plan = nas.planSuspensionFirewall(new SuspensionFirewall("overdue", "portal"));
        router
            .faults()
            .refuse(
                1,
                "(?s).*add.*overdue.*" + OURS.get(at) + ".*|PUT.*overdue.*" + OURS.get(at) + ".*",
                "failure: no more rules");

        PlanResult result = plan.apply();

        assertThat(result).as("rule " + at).isInstanceOf(PlanResult.RejectedRolledBack.class);
        assertThat(router.items(MENU)).as("rule " + at).isEqualTo(before);
      }
    });
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void afterALostAnswerTheResultIsWhatTheRouterShows(Protocol protocol) {
    String last = "(?s).*add.*nothing else.*|PUT.*nothing else.*";
    over(protocol, nas -> {
      Plan lost = nas.planSuspensionFirewall(SuspensionFirewall.USUAL);
      router.faults().once(Faults.Kind.DROP_BEFORE, last);
      assertThat(lost.apply()).isInstanceOf(PlanResult.RejectedRolledBack.class);
      assertThat(comments()).containsExactly("(dynamic)", "fast", "theirs");

      Plan done = nas.planSuspensionFirewall(SuspensionFirewall.USUAL);
      router.faults().once(Faults.Kind.DROP_AFTER, last);
      assertThat(done.apply()).isInstanceOf(PlanResult.Applied.class);
      isBootstrapped();
    });
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void whatSomebodyChangedOrSwitchedOffIsSeenAndPutRight(Protocol protocol) {
    over(protocol, nas -> {
      nas.planSuspensionFirewall(SuspensionFirewall.USUAL).apply();
      router.edit(MENU, OURS.get(3), Map.of("disabled", "true"));
      assertThat(nas.planSuspensionFirewall(SuspensionFirewall.USUAL).apply())
          .isInstanceOf(PlanResult.Applied.class);
      router.edit(MENU, OURS.get(0), Map.of("out-interface", "ether1"));
      assertThat(nas.planSuspensionFirewall(SuspensionFirewall.USUAL).apply())
          .isInstanceOf(PlanResult.Applied.class);
      isBootstrapped();
      assertThat(router.items(MENU)).noneMatch(item -> item.containsKey("out-interface"));
    });
  }

  @Test
  void aRuleThatStandsTwiceIsNotGuessedAt() {
    router.filtering(Map.of("chain", "forward", "action", "drop", "comment", OURS.get(3)));
    router.filtering(Map.of("chain", "forward", "action", "drop", "comment", OURS.get(3)));
    over(
        Protocol.SSH,
        nas -> assertThatThrownBy(() -> nas.planSuspensionFirewall(SuspensionFirewall.USUAL))
            .isInstanceOfSatisfying(
                DeviceException.class,
                e -> assertThat(e.error()).isInstanceOf(DeviceError.Conflict.class)));
    assertThat(router.changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\"b", "a;b", "$x", "[find]", "a?", "a\nb", "ü"})
  void aListHasAPlainName(String name) {
    assertThatThrownBy(() -> new SuspensionFirewall(name, "allowed"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SuspensionFirewall("same", "same"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
