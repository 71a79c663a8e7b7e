package io.dotmac.sub.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.coa.SimulatedNas;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.server.start.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoaCommandWireTest {
  @TempDir
  Path folder;

  private int run(SimulatedNas nas, String... arguments) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "testing123\n");
    List<String> line = new ArrayList<>(List.of("coa", "send", "--nas", "127.0.0.1", "--port"));
    line.add(String.valueOf(nas.target().address().getPort()));
    line.addAll(List.of("--secret-file", secret.toString()));
    line.addAll(List.of(arguments));
    return CommandLineTool.run(List.of(new CoaCommand()), line.toArray(String[]::new));
  }

  @Test
  void changesASessionAndEndsIt() throws IOException {
    try (SimulatedNas nas = SimulatedNas.obedient(SharedSecret.of("testing123"))) {
      int changed = run(nas, "--session", "s1", "--set", "Mikrotik-Rate-Limit=5M/20M");
      int ended = run(nas, "--session", "s1", "--user", "ada");

      List<PacketView> received = nas.received();
      assertThat(List.of(changed, ended)).containsOnly(ExitCode.OK);
      assertThat(received).hasSize(2);
      assertThat(received.get(0).is(PacketCode.COA_REQUEST)).isTrue();
      assertThat(received.get(0).first(Mikrotik.RATE_LIMIT)).contains("5M/20M");
      assertThat(received.get(1).is(PacketCode.DISCONNECT_REQUEST)).isTrue();
      assertThat(received.get(1).first(Attributes.USER_NAME)).contains("ada");
    }
  }

  @Test
  void anUnknownAttributeOrNoSessionIsAWrongCommandLine() throws IOException {
    try (SimulatedNas nas = SimulatedNas.obedient(SharedSecret.of("testing123"))) {
      assertThat(run(nas, "--session", "s1", "--set", "No-Such-Thing=1")).isEqualTo(2);
      assertThat(run(nas, "--session", "s1", "--set", "Session-Timeout=soon")).isEqualTo(2);
      assertThat(run(nas, "--session", "s1", "--set", "Session-Timeout")).isEqualTo(2);
      assertThat(run(nas)).isEqualTo(2);
      assertThat(nas.received()).isEmpty();
    }
  }
}
