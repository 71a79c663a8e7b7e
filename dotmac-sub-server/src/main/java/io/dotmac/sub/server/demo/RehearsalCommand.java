package io.dotmac.sub.server.demo;

import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.ServerConfiguration;
import io.dotmac.sub.server.ServerRuntime;
import io.dotmac.sub.server.start.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Loads a very small demo into a folder that is thrown away, looks at some pages and ends. The
 * build runs it once, so that the JVM can archive the classes it loaded: later starts map that
 * archive into memory instead of reading and checking thousands of class files.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Start a very small demo, look at it and stop; used by the build.",
    mixinStandardHelpOptions = true)
public final class RehearsalCommand implements Callable<Integer> {
  private static final int POOL = 4;
  private static final long SEED = 1;
  private static final List<String> PAGES =
      List.of("/auth/login", "/api/v1/subscribers?limit=1", "/api/v1/openapi.json");

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("dotmac-rehearsal-");
    DemoFolder demo = new DemoFolder(folder);
    try (Installation installation = Installation.toFill(folder, POOL)) {
      DemoFile file = new DemoLoader(
              installation, DemoSize.TINY, SEED, null, RandomToken.hex(12), month -> {})
          .load();
      installation.settle();
      ServerConfiguration configuration =
          ServerConfiguration.embedded(folder, "127.0.0.1", 0).withRadius(0, 0, "127.0.0.1");
      try (ServerRuntime runtime = ServerRuntime.start(configuration, installation)) {
        look(runtime.port(), file.tenants().get(0));
      }
    } finally {
      demo.clear();
      Files.delete(folder);
    }
    return ExitCode.OK;
  }

  private static void look(int port, DemoFile.Provider provider) throws IOException {
    DemoFile.Login login = provider.logins().get(0);
    String body = WireJson.write(new Credentials(login.username(), login.password()));
    String answer = exchange(
        port,
        provider.host(),
        "POST /api/v1/auth/login",
        "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.getBytes(StandardCharsets.UTF_8).length, body));
    String json = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    String token = WireJson.tree(json).get("access_token").asText();
    for (String page : PAGES) {
      exchange(port, provider.host(), "GET " + page, "Authorization: Bearer " + token + "\r\n\r\n");
    }
  }

  /** By a bare socket: the JDK's clients send no Host header but that of the address. */
  private static String exchange(int port, String host, String request, String rest)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String text = request + " HTTP/1.0\r\nHost: " + host + "\r\n" + rest;
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!answer.matches("(?s)HTTP/1\\.[01] 200 .*")) {
        throw new IOException(request + " was answered with " + answer.lines().findFirst());
      }
      return answer;
    }
  }

  private record Credentials(String username, String password) {}
}
