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
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.nas.NasDriver;
import io.dotmac.sub.devices.nas.NasSession;
import io.dotmac.sub.devices.nas.PppAccount;
import io.dotmac.sub.devices.nas.RateLimit;
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
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same router over each of its wires. */
class RosWireTest {
  private static final Credential LOGIN = Credential.of("admin", "s3cr3t-login");
  private static final String NASTY = "o'hara \"x\"; $[/system reboot] ?\n/ip address remove 0 \\";

  private final SimulatedRouteros router =
      new SimulatedRouteros("edge-1").connected("ada", "100.64.0.9", "3d2h1m5s");

  private void over(Protocol protocol, BiConsumer<NasDriver, Driver> test) {
    over(protocol, LOGIN, test);
  }

  private void over(Protocol protocol, Credential login, BiConsumer<NasDriver, Driver> test) {
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
          new DeviceId("edge-1"), protocol, address, login, pin, Set.of(), Limits.usual());
      try (Driver driver = Devices.network().open("mikrotik-routeros", target)) {
        test.accept(driver.require(NasDriver.class), driver);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void healthInterfacesAndSessionsAreRead(Protocol protocol) {
    over(protocol, (nas, driver) -> {
      assertThat(nas.health().version()).isEqualTo("7.16 (stable)");
      assertThat(nas.health().board()).isEqualTo("hEX");
      assertThat(nas.health().cpuLoadPercent()).hasValue(3);
      assertThat(nas.interfaces()).singleElement().satisfies(each -> {
        assertThat(each.name()).isEqualTo("ether1");
        assertThat(each.running()).isTrue();
        assertThat(each.disabled()).isFalse();
      });
      assertThat(nas.sessions())
          .containsExactly(
              new NasSession("ada", "pppoe", "00:0C:42:00:00:01", "100.64.0.9", "3d2h1m5s"));
    });
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void anAccountIsMadeChangedAndRemovedAndThePlanIsWhatTheRouterGot(Protocol protocol) {
    over(protocol, (nas, driver) -> {
      PppAccount wanted = new PppAccount("ada", "pl4nted-secret", "20M", "pppoe", false);
      PppAccount suspended = new PppAccount("ada", "pl4nted-secret", "20M", "pppoe", true);

      Plan add = nas.planPppAccount(wanted);
      applied(add, Set.of("pl4nted-secret"));
      assertThat(add.render()).doesNotContain("pl4nted-secret").contains("undo: ");
      assertThat(nas.planPppAccount(wanted).apply()).isEqualTo(new PlanResult.Unchanged());
      applied(nas.planPppAccount(suspended), Set.of("pl4nted-secret"));
      assertThat(router.items("ppp/secret"))
          .singleElement()
          .satisfies(item ->
              assertThat(item).containsEntry("disabled", "true").containsEntry("profile", "20M"));
      applied(nas.planRemovePppAccount("ada"), Set.of());
      assertThat(router.items("ppp/secret")).isEmpty();
      assertThat(nas.planRemovePppAccount("ada").apply()).isEqualTo(new PlanResult.Unchanged());
    });
  }

  /** Applies a plan and compares it with what the router got. */
  private void applied(Plan plan, Set<String> secrets) {
    Secrets hidden = new Secrets();
    secrets.forEach(hidden::add);
    int from = router.changes().size();
    assertThat(plan.apply()).isEqualTo(new PlanResult.Applied(plan.commands()));
    List<String> got = router.changes().subList(from, router.changes().size());
    assertThat(got.stream().map(hidden::hide).toList()).isEqualTo(plan.commands());
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void anAddressIsListedAndUnlistedAndAQueueMadeAndChanged(Protocol protocol) {
    over(protocol, (nas, driver) -> {
      applied(nas.planListAddress("overdue", "100.64.0.9", "inv 12"), Set.of());
      assertThat(nas.addressList("overdue")).containsExactly("100.64.0.9");
      assertThat(nas.planListAddress("overdue", "100.64.0.9", "inv 12").apply())
          .isEqualTo(new PlanResult.Unchanged());
      applied(nas.planUnlistAddress("overdue", "100.64.0.9"), Set.of());
      assertThat(nas.addressList("overdue")).isEmpty();

      applied(nas.planRateLimit(new RateLimit("ada", "100.64.0.9", 5_000, 20_000)), Set.of());
      assertThat(nas.planRateLimit(new RateLimit("ada", "100.64.0.9/32", 5_000, 20_000))
              .apply())
          .isEqualTo(new PlanResult.Unchanged());
      applied(nas.planRateLimit(new RateLimit("ada", "100.64.0.9", 1_000, 2_000)), Set.of());
      assertThat(router.items("queue/simple"))
          .singleElement()
          .satisfies(item -> assertThat(item).containsEntry("max-limit", "1000k/2000k"));
      applied(nas.planRemoveRateLimit("ada"), Set.of());
    });
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void aSessionIsEndedOnce(Protocol protocol) {
    over(protocol, (nas, driver) -> {
      applied(nas.planDisconnect("ada"), Set.of());
      assertThat(nas.sessions()).isEmpty();
      assertThat(nas.planDisconnect("ada").apply()).isEqualTo(new PlanResult.Unchanged());
    });
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void noTextReachesTheRouterAsAnythingButText(Protocol protocol) {
    over(protocol, (nas, driver) -> {
      nas.planPppAccount(new PppAccount(NASTY, NASTY, NASTY, "any", false)).apply();
      nas.planListAddress(NASTY, "192.0.2.1", "c").apply();

      assertThat(router.items("ppp/secret"))
          .singleElement()
          .satisfies(item -> assertThat(item)
              .containsEntry("name", NASTY)
              .containsEntry("password", NASTY)
              .containsEntry("profile", NASTY));
      assertThat(router.items("ip/firewall/address-list")).extracting("list").contains(NASTY);
      if (protocol == Protocol.SSH) {
        assertThat(router.log())
            .noneMatch(
                line -> line.contains("$") || line.contains("?") || line.startsWith("/ip address"));
      }
    });
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void aMissingProfileIsRejectedInTheRoutersWordsAndNothingIsLeft(Protocol protocol) {
    over(protocol, (nas, driver) -> {
      PlanResult result = nas.planPppAccount(
              new PppAccount("eve", "l0ng-enough", "missing", "any", false))
          .apply();

      assertThat(result)
          .isInstanceOfSatisfying(
              PlanResult.RejectedRolledBack.class,
              rejected -> assertThat(rejected.error())
                  .isInstanceOfSatisfying(DeviceError.Rejected.class, no -> {
                    assertThat(no.code()).isEqualTo(RejectionCode.MISSING_REFERENCE);
                    assertThat(no.vendorMessage())
                        .contains("input does not match any value of profile");
                  }));
      assertThat(router.items("ppp/secret")).isEmpty();
    });
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void afterALostAnswerTheResultIsWhatTheRouterShows(Protocol protocol) {
    String adds = "PUT .*secret|/ppp[ /]secret[ /]add";
    PppAccount wanted = new PppAccount("eve", "p4ss", "20M", "any", false);
    over(protocol, (nas, driver) -> {
      Plan lost = nas.planPppAccount(wanted);
      router.faults().once(Faults.Kind.DROP_BEFORE, adds);
      assertThat(lost.apply()).isInstanceOf(PlanResult.RejectedRolledBack.class);
      assertThat(router.items("ppp/secret")).isEmpty();

      Plan done = nas.planPppAccount(wanted);
      router.faults().once(Faults.Kind.DROP_AFTER, adds);
      assertThat(done.apply()).isInstanceOf(PlanResult.Applied.class);
      assertThat(router.items("ppp/secret")).hasSize(1);
    });
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void aRefusedLoginIsSaidSoWithoutThePassword(Protocol protocol) {
    over(
        protocol,
        Credential.of("admin", "wr0ng-passw0rd"),
        (nas, driver) -> assertThatThrownBy(nas::sessions)
            .isInstanceOfSatisfying(DeviceException.class, e -> {
              assertThat(e.error()).isInstanceOf(DeviceError.AuthenticationFailed.class);
              assertThat(e.toString()).doesNotContain("wr0ng-passw0rd");
            }));
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void aListIsAppliedWhenItIsAskedFor(Protocol protocol) {
    over(protocol, (nas, driver) -> {
      nas.planListAddress("blocked", "192.0.2.7", "").apply();

      assertThat(router.items("ip/firewall/address-list"))
          .singleElement()
          .satisfies(item -> assertThat(item)
              .containsAllEntriesOf(
                  Map.of("list", "blocked", "address", "192.0.2.7", "disabled", "false")));
    });
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"SSH", "HTTP", "API"})
  void anAccountThatIsThereIsHeldBackAndLetGoOnceAndNoneIsMade(Protocol protocol) {
    over(protocol, (nas, driver) -> {
      assertThat(nas.planDisablePppAccount("ada").isEmpty()).isTrue();
      nas.planPppAccount(new PppAccount("ada", "pw", "default", "pppoe", false)).apply();

      assertThat(nas.planDisablePppAccount("ada").apply()).isInstanceOf(PlanResult.Applied.class);
      assertThat(router.items("ppp/secret"))
          .singleElement()
          .satisfies(item -> assertThat(item)
              .containsEntry("disabled", "true")
              .containsEntry("password", "pw")
              .containsEntry("profile", "default"));
      assertThat(nas.planDisablePppAccount("ada").apply()).isInstanceOf(PlanResult.Unchanged.class);
      assertThat(nas.planEnablePppAccount("ada").apply()).isInstanceOf(PlanResult.Applied.class);
      assertThat(nas.planEnablePppAccount("ada").isEmpty()).isTrue();
    });
  }
}
