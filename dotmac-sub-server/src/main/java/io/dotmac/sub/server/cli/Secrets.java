package io.dotmac.sub.server.cli;

import io.dotmac.sub.server.start.StartFailure;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a command gets a password from: a file, the environment, or a prompt; never an argument.
 */
public final class Secrets {
  private Secrets() {}

  /** The password from one of those places; the file first. */
  public static String password(@Nullable Path file, String variable, String prompt)
      throws IOException {
    if (file != null) {
      return Files.readString(file).strip();
    }
    String set = System.getenv(variable);
    if (set != null && !set.isEmpty()) {
      return set;
    }
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("%s: ", prompt);
    if (typed == null) {
      throw new StartFailure(
          "no password: set " + variable + ", or name a file with --password-file");
    }
    return new String(typed);
  }
}
