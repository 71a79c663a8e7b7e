package io.dotmac.sub.server.restart;

import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.server.cli.Main;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The server of the command line, {@code serve server.yml}, in a process that can be killed. */
final class ServerProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final HttpClient browser = HttpClient.newHttpClient();
  private final Path folder;
  private final Path config;
  private final int port;
  private Process process;

  /** One of the servers of a database, with a folder of its own. */
  ServerProcess(Path folder, DatabaseAccess app, Path keys) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.config = folder.resolve("server.yml");
    this.port = freePort();
    Files.writeString(config, """
        dataDir: %s
        keyFile: %s
        database: {url: '%s', user: '%s', password: '%s', schema: '%s', poolSize: 8}
        webhooks: {allowedTargets: ['127.0.0.1']}
        server:
          applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
          adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
        """.formatted(
        folder.resolve("data"), keys, app.url(), app.user(), app.password(), app.schema(), port));
  }

  /** Starts it, and returns when it is ready. */
  ServerProcess start() throws IOException {
    process = new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            config.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
    await().atMost(START).until(this::answers);
    return this;
  }

  private boolean answers() throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "the server ended: " + Files.readString(folder.resolve("log")));
    }
    try {
      return browser
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/healthz"))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** As {@code kill -9} does. */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
