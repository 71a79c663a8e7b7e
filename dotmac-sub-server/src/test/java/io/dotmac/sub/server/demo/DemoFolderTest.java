package io.dotmac.sub.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.server.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  private static final DemoFile FILE = new DemoFile(
      "http://lagoon.localhost:8080", new DemoFile.Radius(1812, 1813, "s3cret"), List.of());

  @TempDir
  private Path folder;

  @Test
  void aDemoWhoseLoadingWasCutOffIsLoadedAnew() throws IOException {
    assertThat(new DemoFolder(folder).prepare()).isEmpty();
    Files.createDirectories(folder.resolve("pgdata/base"));
    Files.writeString(folder.resolve("pgdata/base/1"), "half a table");
    FILE.write(folder);

    assertThat(new DemoFolder(folder).prepare()).isEmpty();

    assertThat(entries()).containsExactly("loading");
  }

  @Test
  void aDemoThatWasLoadedIsKept() throws IOException {
    DemoFolder demo = new DemoFolder(folder);
    demo.prepare();
    FILE.write(folder);
    demo.finish();

    assertThat(new DemoFolder(folder).prepare()).contains(FILE);
    assertThat(entries()).containsExactly("demo.json");
  }

  @Test
  void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "dear");

    assertThatThrownBy(() -> new DemoFolder(folder).prepare())
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("neither empty nor a demo");
    assertThat(entries()).containsExactly("thesis.txt");
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
