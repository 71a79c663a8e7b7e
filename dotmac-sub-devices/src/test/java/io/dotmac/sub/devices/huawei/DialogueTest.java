package io.dotmac.sub.devices.huawei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dotmac.sub.devices.conformance.LineNoise;
import io.dotmac.sub.devices.conformance.ReplayLink;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.testing.Recordings;
import io.dotmac.sub.devices.transport.CliCommand;
import io.dotmac.sub.devices.transport.CliReply;
import io.dotmac.sub.devices.transport.CliSession;
import io.dotmac.sub.devices.transport.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole dialogues, without echo, each byte of which must be sent as written. */
class DialogueTest {
  @BeforeEach
  void dialoguesAreThere() {
    assumeTrue(Recordings.present(), "no recordings beside this repository");
  }

  private static CliReply last(String name, long seed) throws IOException {
    Path file = Recordings.folder().orElseThrow().resolve("dialogues/" + name + ".json");
    Transcript dialogue = Transcript.parse(Files.readString(file));
    ReplayLink played = new ReplayLink(dialogue, "\n");
    CliSession session = CliSession.open(
        LineNoise.seeded(played, seed), SmartaxStyle.STYLE, new Secrets(), Duration.ofSeconds(1));
    CliReply reply = new CliReply(List.of(), "");
    for (int i = 1; i < dialogue.exchanges().size(); i++) {
      // What waits for a key or for Enter is answered by the session itself.
      if (played.played() == i) {
        reply = session.run(
            CliCommand.of("", dialogue.exchanges().get(i).send()), Duration.ofSeconds(1));
      }
    }
    assertThat(played.over()).isTrue();
    return reply;
  }

  @Test
  void aDialogueIsReadToItsEndHoweverItIsCut() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      assertThat(SmartaxErrors.in(last("huawei_authorize_ok", seed).lines())).isEmpty();
      assertThat(SmartaxErrors.in(last("huawei_autofind_empty", seed).lines()))
          .containsInstanceOf(DeviceError.NotFound.class);
      assertThat(SmartaxErrors.in(last("huawei_authorize_sn_exists", seed).lines()))
          .isEqualTo(Optional.of(new DeviceError.Rejected(
              RejectionCode.ALREADY_EXISTS, "Failure: SN already exists")));
      CliReply paged = last("huawei_pager_and_smart_prompt", seed);
      assertThat(paged.lines()).noneMatch(line -> line.contains("More") || line.contains("\u001b"));
      assertThat(SmartaxTables.read("display ont info summary", paged.text()).orElseThrow())
          .singleElement()
          .satisfies(row -> assertThat(row.text("runState")).isEqualTo("online"));
    }
  }
}
