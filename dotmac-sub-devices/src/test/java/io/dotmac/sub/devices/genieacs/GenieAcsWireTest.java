package io.dotmac.sub.devices.genieacs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.cpe.CpeDriver;
import io.dotmac.sub.devices.cpe.CpeId;
import io.dotmac.sub.devices.cpe.CpeParameter;
import io.dotmac.sub.devices.cpe.CpePreset;
import io.dotmac.sub.devices.cpe.CpeQuery;
import io.dotmac.sub.devices.cpe.Freshness;
import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceId;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Limits;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.simulator.acs.SimulatedAcs;
import io.dotmac.sub.devices.simulator.acs.SimulatedCpe;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over real sockets, to a server with equipment behind it. */
class GenieAcsWireTest {
  private static final String SSID = "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.SSID";
  private static final String KEY =
      "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.PreSharedKey.1.KeyPassphrase";

  private final SimulatedCpe older = SimulatedCpe.tr098("202BC1", "BM632w", "000000");
  private final SimulatedCpe newer = SimulatedCpe.tr181("0C8063", "X%2DR1", "000001");
  private final SimulatedAcs acs = SimulatedAcs.managing(older, newer).offering("fw-2.bin");
  private final CpeDriver driver = driver(acs.address(), CpeDictionary.shipped());

  @AfterEach
  void stop() {
    acs.close();
  }

  private static CpeDriver driver(InetSocketAddress address, CpeDictionary dictionary) {
    DeviceTarget target = new DeviceTarget(
        new DeviceId("acs-1"),
        Protocol.HTTP,
        address,
        Credential.of("nbi", "s3cr3t-login"),
        Optional.empty(),
        Set.of(),
        Limits.usual().answeringWithin(Duration.ofSeconds(20)));
    return GenieAcsProvider.open(target, DriverContext.network().pausing(time -> {}), dictionary)
        .require(CpeDriver.class);
  }

  private static CpeId id(SimulatedCpe cpe) {
    return new CpeId(cpe.id());
  }

  @Test
  void equipmentIsFoundByNameSerialAndMark() {
    assertThat(driver.find(new CpeQuery.ById(id(older)))).singleElement().satisfies(cpe -> {
      assertThat(cpe.model()).isEqualTo("BM632w");
      assertThat(cpe.lastInformAt()).isPresent();
    });
    assertThat(driver.find(new CpeQuery.BySerial("000001")))
        .singleElement()
        .satisfies(cpe -> assertThat(cpe.id()).isEqualTo(id(newer)));
    assertThat(driver.find(new CpeQuery.BySerial("999999"))).isEmpty();
    assertThat(driver.find(new CpeQuery.ByTag("suspended"))).isEmpty();
  }

  @Test
  void valuesAreReadFromBothDataModels() {
    Set<CpeParameter> wanted =
        EnumSet.of(CpeParameter.SOFTWARE_VERSION, CpeParameter.WIFI_SSID, CpeParameter.RX_DBM);

    assertThat(driver.read(id(older), wanted, Freshness.STORED))
        .hasSize(2)
        .hasEntrySatisfying(
            CpeParameter.SOFTWARE_VERSION,
            reading -> assertThat(reading.value()).isEqualTo("V1R2"))
        .hasEntrySatisfying(CpeParameter.WIFI_SSID, reading -> {
          assertThat(reading.path()).isEqualTo(SSID);
          assertThat(reading.writable()).isTrue();
        });
    assertThat(driver.read(id(newer), wanted, Freshness.LIVE))
        .hasEntrySatisfying(
            CpeParameter.WIFI_SSID,
            reading -> assertThat(reading.path()).isEqualTo("Device.WiFi.SSID.1.SSID"));
  }

  @Test
  void aModelThatHasAValueElsewhereIsToldSoByTheDictionary() {
    older.with("InternetGatewayDevice.WANDevice.1.X_GponInterfaceConfig.RXPower", "-19", false);
    CpeDriver taught = driver(acs.address(), CpeDictionary.shipped().overriddenBy("""
        {"202BC1-BM632w": {
          "RX_DBM": "InternetGatewayDevice.WANDevice.1.X_GponInterfaceConfig.RXPower"}}"""));

    assertThat(taught.read(id(older), Set.of(CpeParameter.RX_DBM), Freshness.LIVE))
        .hasEntrySatisfying(
            CpeParameter.RX_DBM, reading -> assertThat(reading.value()).isEqualTo("-19"));
    assertThatThrownBy(() -> CpeDictionary.shipped().overriddenBy("{\"a\": {\"B\": \"x.y\"}}"))
        .hasMessageContaining("parameter B");
    assertThatThrownBy(() -> CpeDictionary.shipped().overriddenBy("{\"a\": {\"MODEL\": \"x y\"}}"))
        .hasMessageContaining("no path");
  }

  @Test
  void aWirelessNetworkIsSetReadBackAndItsPasswordShownNowhere() {
    Plan plan = driver.planWifi(id(older), "DotMac Home", "s3cr3t-wifi");

    assertThat(plan.commands())
        .containsExactly("setParameterValues " + SSID + "=DotMac Home " + KEY + "=******");
    PlanResult result = plan.apply();

    assertThat(result).isInstanceOf(PlanResult.Applied.class);
    assertThat(older.value(SSID)).isEqualTo("DotMac Home");
    assertThat(older.value(KEY)).isEqualTo("s3cr3t-wifi");
    assertThat(plan.render() + result).doesNotContain("s3cr3t");
  }

  @Test
  void aLoginIsSetOnEitherModelAndValuesThatAreSetAlreadyAreLeftAlone() {
    assertThat(driver.planPppoe(id(newer), "cust-1", "s3cr3t-ppp").apply())
        .isInstanceOf(PlanResult.Applied.class);
    assertThat(newer.value("Device.PPP.Interface.1.Username")).isEqualTo("cust-1");

    Plan again = driver.planSet(id(newer), Map.of(CpeParameter.PPPOE_USER, "cust-1"));
    assertThat(again.isEmpty()).isTrue();
    assertThat(again.apply()).isInstanceOf(PlanResult.Unchanged.class);
    assertThat(driver
            .planSet(
                id(older),
                Map.of(CpeParameter.WIFI_ENABLED, "false", CpeParameter.WIFI_CHANNEL, "11"))
            .apply())
        .isInstanceOf(PlanResult.Applied.class);
  }

  @Test
  void aSuccessThatChangedNothingIsNoSuccess() {
    Plan plan = driver.planSet(id(older), Map.of(CpeParameter.WIFI_SSID, "new-name"));
    older.forgetting();

    assertThat(plan.apply())
        .isInstanceOfSatisfying(
            PlanResult.RejectedRolledBack.class,
            no -> assertThat(no.error()).isInstanceOf(DeviceError.ProtocolViolation.class));
    assertThat(older.value(SSID)).isEqualTo("old-name");
  }

  @Test
  void aFaultIsSaidInTheEquipmentsWordsAndLeavesNothingWaiting() {
    Plan plan = driver.planSet(id(older), Map.of(CpeParameter.WIFI_SSID, "new-name"));
    older.faulting("cwmp.9007", "Invalid parameter value");

    assertThat(plan.apply())
        .isInstanceOfSatisfying(
            PlanResult.RejectedRolledBack.class,
            no -> assertThat(no.error())
                .isEqualTo(new DeviceError.Rejected(
                    RejectionCode.INVALID_VALUE, "cwmp.9007 Invalid parameter value")));
    assertThat(acs.count("tasks")).isZero();
    assertThat(acs.count("faults")).isZero();
    assertThat(driver.faults(id(older))).isEmpty();
  }

  private void fails(SimulatedCpe.Mood mood, Class<? extends DeviceError> error) {
    older.mood(mood);
    assertThatThrownBy(() -> driver
            .planReboot(id(older))
            .apply()
            .match(
                it -> it,
                it -> it,
                it -> {
                  throw new DeviceException(it.error());
                },
                it -> it,
                it -> {
                  throw new DeviceException(it.error());
                }))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.error()).isInstanceOf(error));
    assertThatThrownBy(() -> driver.read(id(older), Set.of(CpeParameter.WIFI_SSID), Freshness.LIVE))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.error()).isInstanceOf(error));
    assertThat(acs.count("tasks")).as("tasks that wait").isZero();
  }

  @Test
  void whatEquipmentCannotBeToldNowIsNotToldLaterEither() {
    fails(SimulatedCpe.Mood.OFFLINE, DeviceError.Rejected.class);
    fails(SimulatedCpe.Mood.SILENT, DeviceError.TimedOut.class);
    fails(SimulatedCpe.Mood.REFUSES_CALL, DeviceError.AuthenticationFailed.class);
    assertThat(older.done()).isEmpty();
  }

  @Test
  void equipmentIsRestartedResetAndUpgraded() {
    assertThat(driver.planReboot(id(newer)).apply()).isInstanceOf(PlanResult.Applied.class);
    assertThat(driver.planUpgrade(id(newer), "fw-2.bin").apply())
        .isInstanceOf(PlanResult.Applied.class);
    assertThat(driver.planFactoryReset(id(newer)).apply()).isInstanceOf(PlanResult.Applied.class);

    assertThat(newer.done()).containsExactly("reboot", "download fw-2.bin", "factoryReset");
    assertThatThrownBy(() -> driver
            .planUpgrade(id(newer), "none.bin")
            .apply()
            .match(
                it -> it,
                it -> it,
                it -> {
                  throw new DeviceException(it.error());
                },
                it -> it,
                it -> it))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.NotFound.class));
  }

  @Test
  void presetsAreMadeChangedAndRemovedOnce() {
    CpePreset preset = new CpePreset(
        "inform300",
        0,
        "{\"_tags\": \"managed\"}",
        Map.of("InternetGatewayDevice.ManagementServer.PeriodicInformInterval", "300"));

    assertThat(driver.planPreset(preset).apply()).isInstanceOf(PlanResult.Applied.class);
    assertThat(driver.presets()).containsExactly(preset);
    assertThat(driver.planPreset(preset).apply()).isInstanceOf(PlanResult.Unchanged.class);
    assertThat(driver
            .planPreset(new CpePreset("inform300", 5, "", preset.values()))
            .apply())
        .isInstanceOf(PlanResult.Applied.class);
    assertThat(driver.planRemovePreset("inform300").apply()).isInstanceOf(PlanResult.Applied.class);
    assertThat(driver.planRemovePreset("inform300").isEmpty()).isTrue();
  }

  @Test
  void valuesThatEquipmentCannotTakeAreRefusedByName() {
    invalid("WIFI_SSID", Map.of(CpeParameter.WIFI_SSID, "x".repeat(33)));
    invalid("WIFI_PASSWORD", Map.of(CpeParameter.WIFI_PASSWORD, "short"));
    invalid("WIFI_CHANNEL", Map.of(CpeParameter.WIFI_CHANNEL, "eleven"));
    invalid("WIFI_ENABLED", Map.of(CpeParameter.WIFI_ENABLED, "yes"));
    invalid("PPPOE_USER", Map.of(CpeParameter.PPPOE_USER, "a\nb"));
    invalid("SOFTWARE_VERSION", Map.of(CpeParameter.SOFTWARE_VERSION, "V2"));
    invalid("values", Map.of());
    assertThat(acs.log()).noneMatch(line -> line.contains("setParameterValues"));
  }

  private void invalid(String field, Map<CpeParameter, String> values) {
    assertThatThrownBy(() -> driver.planSet(id(older), values))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error())
                .isInstanceOfSatisfying(
                    DeviceError.Invalid.class,
                    invalid -> assertThat(invalid.field()).isEqualTo(field)));
  }

  @Test
  void equipmentThatIsNotThereIsNotFoundAndAServerThatIsGoneUnreachable() {
    assertThatThrownBy(() -> driver.planReboot(new CpeId("NOPE-NOPE-1")))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.NotFound.class));
    acs.close();
    assertThatThrownBy(driver::presets)
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.Unreachable.class));
  }
}
