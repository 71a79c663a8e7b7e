package io.dotmac.sub.radius.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.packet.PacketFlaw;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DropReasonTest {
  @Test
  void everyReasonIsExplainedInTheReference() throws Exception {
    String reference = Files.readString(Path.of("../docs/reference/radius-drops.md"));

    for (DropReason reason : DropReason.values()) {
      assertThat(reference).contains("`" + reason.name().toLowerCase(Locale.ROOT) + "`");
    }
  }

  @Test
  void everyFlawOfAPacketIsAReason() {
    for (PacketFlaw flaw : PacketFlaw.values()) {
      assertThat(DropReason.valueOf(flaw.name())).isNotNull();
    }
  }
}
