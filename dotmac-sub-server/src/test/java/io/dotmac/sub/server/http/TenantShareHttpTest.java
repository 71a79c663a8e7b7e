package io.dotmac.sub.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.server.Configurations;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.ServerConfiguration;
import io.dotmac.sub.server.ServerRuntime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantShareHttpTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir
  private Path folder;

  @Test
  void aProviderThatHoldsAllItsRequestsIsToldToComeAgainAndTheOthersNoticeNothing()
      throws IOException {
    String noisy = host();
    String quiet = host();
    ServerConfiguration configuration = configuration();
    try (Installation installation = Installation.open(configuration);
        ServerRuntime server = ServerRuntime.start(configuration, installation);
        Socket first = unfinished(server, noisy);
        Socket second = unfinished(server, noisy)) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(get(server, noisy))
              .startsWith("HTTP/1.1 503")
              .contains("Retry-After: 1", "tenant_busy"));
      assertThat(get(server, quiet)).startsWith("HTTP/1.1 401");

      first.close();
      second.close();
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(get(server, noisy)).startsWith("HTTP/1.1 401"));
    }
  }

  /** A request whose body never comes holds its place until it is given up. */
  private static Socket unfinished(ServerRuntime server, String host) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    String head = "POST /api/v1/auth/login HTTP/1.1\r\nHost: " + host
        + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"username\": ";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String get(ServerRuntime server, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      String head =
          "GET /api/v1/subscribers HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .lines()
          .collect(Collectors.joining("\n"));
    }
  }

  private static String host() {
    String id = TestDatabase.shared().createTenant("NGN", "Africa/Lagos").toString();
    return "t-" + id.substring(0, 13) + ".localhost";
  }

  private ServerConfiguration configuration() throws IOException {
    DatabaseAccess app = TestDatabase.shared().appAccess();
    Path file = folder.resolve("server.yml");
    Files.writeString(file, """
        dataDir: %s
        database: {url: '%s', user: '%s', password: '%s', schema: '%s', poolSize: 4}
        background: false
        requestsPerTenant: 2
        server:
          applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
          adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
        """.formatted(
            folder.resolve("data"), app.url(), app.user(), app.password(), app.schema()));
    Files.createDirectories(folder.resolve("data"));
    return Configurations.read(file);
  }
}
