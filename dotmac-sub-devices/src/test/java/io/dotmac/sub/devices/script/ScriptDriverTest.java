package io.dotmac.sub.devices.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.huawei.SmartaxProvider;
import io.dotmac.sub.devices.mikrotik.RosProvider;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.simulator.Faults;
import io.dotmac.sub.devices.simulator.SimulatedRouteros;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SimulatedZxan;
import io.dotmac.sub.devices.testing.InMemory;
import io.dotmac.sub.devices.zte.ZxanProvider;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scripts on simulated devices. */
class ScriptDriverTest {
  private static final OntSerial SERIAL = OntSerial.parse("HWTC00AABB01").orElseThrow();
  private static final ConfigScript NATIVE = ConfigScript.parse("native VLAN", """
      ! in interface gpon 0/1
      ont port native-vlan 0 0 eth 1 vlan 100
      ! undo undo ont port native-vlan 0 0 eth 1
      ont ipconfig 0 0 ip-index 0 dhcp vlan 200 priority 2
      ! undo undo ont ipconfig 0 0 ip-index 0
      ! in config
      ! check display current-configuration ont 0/1/0 0 => native-vlan 0 0 eth 1 vlan 100
      ! check display current-configuration ont 0/1/0 0 => ip-index 0 dhcp vlan 200
      """);

  private final SimulatedSmartax olt = new SimulatedSmartax("olt").plug("HWTC00AABB01", "0/1/0");
  private final Driver driver =
      new SmartaxProvider().open(InMemory.target(Protocol.SSH), InMemory.shells(olt));
  private final ScriptDriver scripts = driver.require(ScriptDriver.class);

  @BeforeEach
  void letIn() {
    driver
        .require(OltDriver.class)
        .planAuthorize(new OntAuthorization(
            new PonPort(0, 1, 0), SERIAL, 10, 10, "x", Optional.empty(), OptionalInt.empty()))
        .apply();
  }

  @Test
  void aScriptIsAppliedReadBackDoneOnceAndTakenBack() {
    int before = olt.changes().size();
    Plan plan = scripts.planScript(NATIVE);

    assertThat(plan.commands())
        .containsExactly(
            "interface gpon 0/1",
            "ont port native-vlan 0 0 eth 1 vlan 100",
            "ont ipconfig 0 0 ip-index 0 dhcp vlan 200 priority 2",
            "quit");
    assertThat(plan.apply()).isEqualTo(new PlanResult.Applied(plan.commands()));
    assertThat(olt.changes().subList(before, olt.changes().size())).isEqualTo(plan.commands());
    assertThat(scripts.planScript(NATIVE).apply()).isEqualTo(new PlanResult.Unchanged());

    assertThat(scripts.planScript(NATIVE.reversed()).apply())
        .isInstanceOf(PlanResult.Applied.class);
    assertThat(olt.state().toString()).doesNotContain("native-vlan", "ipconfig");
    assertThat(scripts.planScript(NATIVE.reversed()).apply()).isEqualTo(new PlanResult.Unchanged());
  }

  @Test
  void aRefusalAtAnyCommandTakesTheOthersBack() {
    for (String command : scripts.planScript(NATIVE).commands()) {
      Plan plan = scripts.planScript(NATIVE);
      olt.faults().refuse(1, java.util.regex.Pattern.quote(command), "Failure: no more of it");

      PlanResult result = plan.apply();

      assertThat(result.done() || result instanceof PlanResult.RejectedRolledBack)
          .as(command + ": " + result)
          .isTrue();
      scripts.planScript(NATIVE.reversed()).apply();
    }
  }

  @Test
  void whatIsAcceptedAndNotDoneIsFoundOut() {
    Plan plan = scripts.planScript(NATIVE);
    olt.faults().once(Faults.Kind.IGNORE, "ont port native-vlan");

    assertThat(plan.apply()).isInstanceOf(PlanResult.RejectedRolledBack.class);
    assertThat(olt.state().toString()).doesNotContain("native-vlan", "ipconfig");
  }

  @Test
  void aSecretInACommandIsShownNowhere() {
    ConfigScript secret = ConfigScript.parse("community", """
        snmp-agent community read cipher pl4nted
        ! undo undo snmp-agent community pl4nted
        ! check display current-configuration => community read
        """);

    Plan plan = scripts.planScript(secret);

    assertThat(plan.render()).contains("community read cipher ******").doesNotContain("pl4nted");
    assertThat(plan.apply().toString()).doesNotContain("pl4nted");
  }

  @Test
  void aModeThatTheDeviceHasNotIsInvalid() {
    ConfigScript wrong = ConfigScript.parse("x", """
        ! in interface eth 0/9
        speed 100
        ! keep
        ! check display version => x
        """);

    assertThatThrownBy(() -> scripts.planScript(wrong))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.Invalid.class));
    assertThat(olt.log()).noneMatch(line -> line.contains("eth 0/9"));
  }

  @Test
  void anOntOfAnotherMakeTakesScriptsToo() {
    SimulatedZxan zxan = SimulatedZxan.c300("ZXAN").plug("ZTEGDA5918AC", "1/1/1");
    Driver other = new ZxanProvider().open(InMemory.target(Protocol.SSH), InMemory.shells(zxan));
    other
        .require(OltDriver.class)
        .planAuthorize(OntAuthorization.ofType(
            new PonPort(1, 1, 1),
            OntSerial.parse("ZTEGDA5918AC").orElseThrow(),
            "ZTE-F670L",
            OntService.vlan(100).shapedBy("UP-100M", "")))
        .apply();
    ConfigScript script = ConfigScript.parse("description", """
        ! in interface gpon-onu_1/1/1:1
        description home
        ! undo no description
        ! in config
        ! check show running-config interface gpon-onu_1/1/1:1 => description home
        """);

    Plan plan = other.require(ScriptDriver.class).planScript(script);

    assertThat(plan.apply()).isEqualTo(new PlanResult.Applied(plan.commands()));
    assertThat(zxan.state().toString()).contains("description home");
  }

  @Test
  void aRouterTakesScriptsOverItsCommandLine() {
    SimulatedRouteros router = new SimulatedRouteros("edge-1");
    ConfigScript script = ConfigScript.parse("list", """
        /ip firewall address-list add list="staff" address="192.0.2.7"
        ! undo /ip firewall address-list remove [find list="staff" address="192.0.2.7"]
        ! check /ip firewall address-list print detail without-paging => address="192.0.2.7"
        """);

    ScriptDriver routers = new RosProvider()
        .open(InMemory.target(Protocol.SSH), InMemory.shells(router))
        .require(ScriptDriver.class);

    assertThat(routers.planScript(script).apply()).isInstanceOf(PlanResult.Applied.class);
    assertThat(routers.planScript(script.reversed()).apply())
        .isInstanceOf(PlanResult.Applied.class);
    assertThat(router.items("ip/firewall/address-list")).isEmpty();
  }
}
