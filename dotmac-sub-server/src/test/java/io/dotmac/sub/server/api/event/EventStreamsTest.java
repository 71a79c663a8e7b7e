package io.dotmac.sub.server.api.event;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamsTest {
  /** More than the buffers of two sockets hold. */
  private static final byte[] MUCH = new byte[64 << 20];

  @Test
  void aReaderThatTakesNothingIsCutOff() throws IOException {
    try (EventStreams streams = new EventStreams(Duration.ofMillis(200));
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket idle = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket writer = server.accept()) {
      idle.setKeepAlive(true);
      assertThatThrownBy(() -> streams.write(
              text -> writer.getOutputStream().write(MUCH), "much", () -> close(writer)))
          .isInstanceOf(IOException.class);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
