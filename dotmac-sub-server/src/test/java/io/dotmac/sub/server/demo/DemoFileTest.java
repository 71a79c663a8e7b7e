package io.dotmac.sub.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFileTest {
  @TempDir
  Path folder;

  @Test
  void whatIsWrittenIsReadBackAndOnlyItsOwnerMayReadIt() throws IOException {
    DemoFile file = new DemoFile(
        "http://lagoon.localhost:8080",
        new DemoFile.Radius(1812, 1813, "s3cret"),
        List.of(new DemoFile.Provider(
            "lagoon.localhost",
            "Lagoon Fibre",
            "NGN",
            List.of(new DemoFile.Login("admin", "admin", "pw")),
            List.of(new DemoFile.Service("amaka1", "pw", "active")))));

    file.write(folder);

    assertThat(DemoFile.read(folder)).contains(file);
    assertThat(Files.readString(folder.resolve("demo.json"))).contains("\"auth_port\" : 1812");
    assertThat(PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("demo.json"))))
        .isEqualTo("rw-------");
    assertThat(DemoFile.read(folder.resolve("nothing"))).isEmpty();
  }
}
