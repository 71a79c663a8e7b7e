package io.dotmac.sub.devices.genieacs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.cpe.CpeId;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.testing.InMemory;
import io.dotmac.sub.devices.transport.ByteLink;
import io.dotmac.sub.devices.transport.PlainHttp;
import io.dotmac.sub.devices.transport.RestCall;
import io.dotmac.sub.devices.transport.RestReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NbiTest {
  private static final String ANSWER = "HTTP/1.1 202 Device is offline\r\nA: b\r\n"
      + "Transfer-Encoding: chunked\r\n\r\n5;x=y\r\n{\"a\":\r\n2\r\n1}\r\n0\r\n\r\n";

  /** A server that answers these octets, so many at a time, and ends. */
  private static RestReply reading(String answer, int piece) {
    byte[] octets = answer.getBytes(StandardCharsets.UTF_8);
    ByteLink link = new ByteLink() {
      private int from;

      @Override
      public void write(byte[] bytes) {
        assertThat(new String(bytes, StandardCharsets.UTF_8)).startsWith("GET /presets/ HTTP/1.1");
      }

      @Override
      public int read(byte[] into, Duration wait) {
        int count = Math.min(piece, Math.min(into.length, octets.length - from));
        System.arraycopy(octets, from, into, 0, count);
        from += count;
        return count == 0 ? -1 : count;
      }

      @Override
      public void close() {
        // Nothing is held open.
      }
    };
    return new PlainHttp(InMemory.streams(link), InMemory.target(Protocol.HTTPS), new Secrets())
        .call(new RestCall("GET", "/presets/", ""));
  }

  @Test
  void reasonPhrasesAndBodiesInPiecesAreReadHoweverTheyComeIn() {
    for (int piece = 1; piece < 100; piece += 7) {
      assertThat(reading(ANSWER, piece))
          .isEqualTo(new RestReply(202, "Device is offline", "{\"a\":1}"));
    }
    assertThat(reading("HTTP/1.1 200 OK\r\n\r\nto the end", 3).body()).isEqualTo("to the end");
    assertThat(reading("HTTP/1.0 204 \r\n\r\n", 9)).isEqualTo(new RestReply(204, "", ""));
  }

  @Test
  void anAnswerThatIsCutAnywhereIsAnErrorAndNeverAnAnswer() {
    for (int cut = 0; cut < ANSWER.length() - 7; cut++) {
      String part = ANSWER.substring(0, cut);
      assertThatThrownBy(() -> reading(part, 1000))
          .as("cut at " + cut)
          .isInstanceOfSatisfying(
              DeviceException.class, e -> assertThat(e.error().leavesDoubt()).isTrue());
    }
    assertThatThrownBy(() -> reading("SSH-2.0-OpenSSH\r\n\r\n", 5))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.ProtocolViolation.class));
  }

  @Test
  void namesAreEncodedWithTheirOwnPercentSigns() {
    assertThat(Nbi.encoded("202BC1-X%2DR1-0 1")).isEqualTo("202BC1-X%252DR1-0%201");
    assertThat(Nbi.encoded("a/b?c&d")).isEqualTo("a%2Fb%3Fc%26d");
    assertThatCode(() -> new CpeId("202BC1-X%2DR1-01")).doesNotThrowAnyException();
    assertThatThrownBy(() -> new CpeId("a b")).isInstanceOf(IllegalArgumentException.class);
    assertThat(List.of(AcsTask.reboot(new CpeId("a")).shown())).containsExactly("reboot");
  }
}
