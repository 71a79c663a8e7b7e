package io.dotmac.sub.devices.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.huawei.SmartaxProvider;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.testing.InMemory;
import io.dotmac.sub.devices.transport.RecordingLink;
import io.dotmac.sub.devices.transport.Transcript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was recorded can be played, to the byte, and under disturbance. */
class ReplayTest {
  private static final SmartaxSubject SUBJECT = new SmartaxSubject();
  private static final Credential LOGIN =
      Credential.of("admin", "s3cr3t-login").enabledBy("en4ble-me");

  private static DeviceTarget target() {
    return InMemory.target(Protocol.SSH).with(LOGIN);
  }

  private static PlanResult authorize(DriverContext context) {
    try (Driver driver = new SmartaxProvider().open(target(), context)) {
      return driver.require(OltDriver.class).planAuthorize(SUBJECT.wanted()).apply();
    }
  }

  private static Transcript recorded() {
    SimulatedSmartax olt = new SimulatedSmartax("OLT").protectedBy("en4ble-me");
    Secrets secrets = new Secrets();
    LOGIN.hideIn(secrets);
    List<Transcript> all = new ArrayList<>();
    PlanResult result = authorize(
        InMemory.shells(olt, link -> new RecordingLink(link, "huawei-smartax", secrets, all::add)));
    assertThat(result).isInstanceOf(PlanResult.Applied.class);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /** The mask of a recorded password, as the password itself. */
  private static Transcript withPassword(Transcript transcript) {
    return Transcript.parse(transcript.json().replace(Secrets.MASK, "en4ble-me"));
  }

  @Test
  void aRecordingHoldsNoSecretAndIsReadAsItWasWritten() {
    Transcript transcript = recorded();

    assertThat(transcript.json()).doesNotContain("s3cr3t-login").doesNotContain("en4ble-me");
    assertThat(Transcript.parse(transcript.json())).isEqualTo(transcript);
    assertThat(transcript.exchanges().get(2).send()).isEqualTo(Secrets.MASK);
  }

  @Test
  void aRecordingIsPlayedToItsEndHoweverItIsCutIntoPieces() {
    Transcript transcript = withPassword(recorded());
    for (int seed = 0; seed < 100; seed++) {
      int salt = seed;
      ReplayLink replay = new ReplayLink(transcript, "\n");

      PlanResult result = authorize(
          InMemory.shells(new SimulatedSmartax("unused"), link -> LineNoise.seeded(replay, salt)));

      assertThat(result).as("seed " + seed).isInstanceOf(PlanResult.Applied.class);
      assertThat(replay.over()).isTrue();
    }
  }

  @Test
  void aByteThatWasNotSentThenIsRefused() {
    ReplayLink replay = new ReplayLink(recorded(), "\n");

    assertThatThrownBy(() -> replay.write("reboot\n".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("enable");
  }

  @Test
  void whatIsNoTranscriptIsSaidToBeNone() {
    assertThatThrownBy(() -> Transcript.parse("{]")).hasMessageContaining("JSON");
    assertThatThrownBy(() -> Transcript.parse("{}")).hasMessageContaining("steps");
  }
}
