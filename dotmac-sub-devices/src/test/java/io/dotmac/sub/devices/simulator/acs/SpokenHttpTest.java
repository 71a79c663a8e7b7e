package io.dotmac.sub.devices.simulator.acs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SpokenHttpTest {
  private static final byte[] REQUEST = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8);

  @Test
  void aServerThatEndsLeavesNoCallerWaiting() {
    for (int round = 0; round < 300; round++) {
      SpokenHttp server = SpokenHttp.start(request -> Optional.empty());
      InetSocketAddress address = server.address();
      CompletableFuture<Boolean> caller = CompletableFuture.supplyAsync(() -> leftWaiting(address));
      server.close();
      assertThat(caller.join()).as("left waiting in round %s", round).isFalse();
    }
  }

  private static boolean leftWaiting(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(5_000);
      socket.connect(address, 5_000);
      socket.getOutputStream().write(REQUEST);
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      // Refused or ended: either way it was told.
      return false;
    }
  }
}
