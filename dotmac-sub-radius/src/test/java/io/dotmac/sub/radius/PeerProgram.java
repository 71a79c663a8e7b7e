package io.dotmac.sub.radius;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A program of another make that tests talk to, where it is installed. */
public final class PeerProgram {
  private final Path executable;

  private PeerProgram(Path executable) {
    this.executable = executable;
  }

  /** Skips the test where the program is missing, or fails it where peers are required. */
  public static PeerProgram required(String executable) {
    Path path = Path.of(executable);
    boolean present = Files.isExecutable(path);
    if (!present && "true".equals(System.getenv("DOTMAC_REQUIRE_PEERS"))) {
      throw new AssertionError(path + " is required but not installed");
    }
    Assumptions.assumeTrue(present, path + " is not installed");
    return new PeerProgram(path);
  }

  /** Where it lies. */
  public String path() {
    return executable.toString();
  }

  /** What a run printed, and how it ended. */
  public record Result(int code, String output) {}

  /** Runs it to its end, which it has to reach within 30 s. */
  public Result run(Path folder, String input, String... arguments)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "peer", ".txt");
    Process process = start(output, arguments);
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(executable + " did not end: " + Files.readString(output));
    }
    return new Result(process.exitValue(), Files.readString(output));
  }

  /** Starts it in the background; its output goes to a file. End it with {@link #stop}. */
  public Process start(Path output, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(executable.toString()));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** Ends a program that was started. */
  public static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
