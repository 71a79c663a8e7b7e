package io.dotmac.sub.devices.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Outputs of real devices, published by others under their own licences, and therefore not part of
 * this repository: read where they lie beside it, or where DOTMAC_DEVICE_RECORDINGS says.
 */
public final class Recordings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Recordings() {}

  /** The folder, when it is there. */
  public static Optional<Path> folder() {
    String set = System.getenv("DOTMAC_DEVICE_RECORDINGS");
    if (set != null) {
      return Optional.of(Path.of(set));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path beside = at.resolve("shared/testdata/devices");
      if (Files.isDirectory(beside)) {
        return Optional.of(beside);
      }
    }
    return Optional.empty();
  }

  /** One output and the rows that are right. */
  public record Recording(String command, String name, String text, List<JsonNode> rows) {
    @Override
    public String toString() {
      return command + " (" + name + ")";
    }
  }

  /** The outputs of a platform; none when they are not there. */
  public static List<Recording> of(String platform) {
    Optional<Path> folder = folder().map(all -> all.resolve("cli").resolve(platform));
    List<Recording> recordings = new ArrayList<>();
    if (folder.isPresent()) {
      try (Stream<Path> files = Files.walk(folder.get())) {
        for (Path file :
            files.filter(each -> each.toString().endsWith(".txt")).sorted().toList()) {
          String name = file.getFileName().toString().replace(".txt", "");
          JsonNode rows = JSON.readTree(file.resolveSibling(name + ".json").toFile());
          List<JsonNode> all = new ArrayList<>();
          rows.forEach(all::add);
          recordings.add(new Recording(
              file.getParent().getFileName().toString().replace('_', ' '),
              name,
              Files.readString(file, StandardCharsets.UTF_8),
              all));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return recordings;
  }

  /** Whether a test that needs the outputs of others can run. */
  public static boolean present() {
    return folder().isPresent();
  }
}
