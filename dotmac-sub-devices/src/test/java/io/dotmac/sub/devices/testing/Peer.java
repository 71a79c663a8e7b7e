package io.dotmac.sub.devices.testing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A program of another make that runs in the background while a test talks to it. */
public final class Peer implements AutoCloseable {
  private final Process process;

  private Peer(Process process) {
    this.process = process;
  }

  /** Skips the test where the program is missing, or fails it where peers are required. */
  public static void required(String executable) {
    boolean present = Files.isExecutable(Path.of(executable));
    if (!present && "true".equals(System.getenv("DOTMAC_REQUIRE_PEERS"))) {
      throw new AssertionError(executable + " is required but not installed");
    }
    Assumptions.assumeTrue(present, executable + " is not installed");
  }

  /** Starts it; what it prints goes to a file in the folder. */
  public static Peer start(Path folder, Map<String, String> environment, String... line)
      throws IOException {
    required(line[0]);
    List<String> words = new ArrayList<>(List.of(line));
    ProcessBuilder builder = new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("printed.txt").toFile());
    builder.environment().putAll(environment);
    return new Peer(builder.start());
  }

  /** A port of the loopback address that nobody has, just now. */
  public static InetSocketAddress freeUdpPort() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (DatagramSocket socket = new DatagramSocket(0, loopback)) {
      return new InetSocketAddress(loopback, socket.getLocalPort());
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
