package io.dotmac.sub.devices.testing;

import io.dotmac.sub.devices.conformance.LineNoise;
import io.dotmac.sub.devices.conformance.ReplayLink;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.transport.CliCommand;
import io.dotmac.sub.devices.transport.CliReply;
import io.dotmac.sub.devices.transport.CliSession;
import io.dotmac.sub.devices.transport.CliStyle;
import io.dotmac.sub.devices.transport.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A whole dialogue, played to a session over a disturbed line. */
public final class PlayedDialogue {
  private PlayedDialogue() {}

  /** All replies, each read to its end. */
  public static List<CliReply> replies(String name, CliStyle style, long seed) throws IOException {
    Path file = Recordings.folder().orElseThrow().resolve("dialogues/" + name + ".json");
    Transcript dialogue = Transcript.parse(Files.readString(file));
    ReplayLink played = new ReplayLink(dialogue, "\n");
    CliSession session = CliSession.open(
        LineNoise.seeded(played, seed), style, new Secrets(), Duration.ofSeconds(1));
    List<CliReply> replies = new ArrayList<>();
    for (int i = 1; i < dialogue.exchanges().size(); i++) {
      if (played.played() == i) {
        replies.add(session.run(
            CliCommand.of("", dialogue.exchanges().get(i).send()), Duration.ofSeconds(1)));
      }
    }
    if (!played.over()) {
      throw new AssertionError("the dialogue was not played to its end");
    }
    return replies;
  }
}
